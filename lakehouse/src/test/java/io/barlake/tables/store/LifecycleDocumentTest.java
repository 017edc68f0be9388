package io.barlake.tables.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.tables.store.LifecycleRule.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifecycleDocumentTest {
  private static final String PREFIX = "warehouse/";
  private static final String THEIRS =
      "<Rule><ID>theirs</ID><Status>Enabled</Status><Filter><And><Prefix>warehouse/</Prefix>"
          + "<ObjectSizeGreaterThan>500</ObjectSizeGreaterThan></And></Filter>"
          + "<Expiration><Days>3</Days></Expiration></Rule>";

  private final LifecycleRule versions = new LifecycleRule(Kind.OLD_VERSIONS, PREFIX, 7);
  private final LifecycleRule uploads = new LifecycleRule(Kind.UNFINISHED_UPLOADS, PREFIX, 2);
  private final LifecycleDocument empty = new LifecycleDocument(LifecycleDocument.EMPTY);

  @Test
  void rulesAreWrittenInTheWordsOfS3() {
    assertThat(empty.with(List.of(versions, uploads), PREFIX))
        .isEqualTo(
            "<LifecycleConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
                + "<Rule><ID>barlake-old-versions:warehouse/</ID><Status>Enabled</Status>"
                + "<Filter><Prefix>warehouse/</Prefix></Filter>"
                + "<Expiration><ExpiredObjectDeleteMarker>true</ExpiredObjectDeleteMarker>"
                + "</Expiration><NoncurrentVersionExpiration><NoncurrentDays>7</NoncurrentDays>"
                + "</NoncurrentVersionExpiration></Rule>"
                + "<Rule><ID>barlake-unfinished-uploads:warehouse/</ID><Status>Enabled</Status>"
                + "<Filter><Prefix>warehouse/</Prefix></Filter><AbortIncompleteMultipartUpload>"
                + "<DaysAfterInitiation>2</DaysAfterInitiation></AbortIncompleteMultipartUpload>"
                + "</Rule></LifecycleConfiguration>");
  }

  @Test
  void whatWasWrittenIsKnownAgain() {
    LifecycleDocument written = document(empty.with(List.of(versions), PREFIX));

    assertThat(empty.holds(List.of(versions), PREFIX)).isFalse();
    assertThat(written.holds(List.of(versions), PREFIX)).isTrue();
    assertThat(written.holds(List.of(versions, uploads), PREFIX)).isFalse();
    assertThat(written.holds(List.of(new LifecycleRule(Kind.OLD_VERSIONS, PREFIX, 8)), PREFIX))
        .isFalse();
  }

  @Test
  void aRuleIsKnownWhateverTheOrderAndTheLayout() {
    LifecycleDocument other =
        document(
            "<?xml version=\"1.0\"?>\n<LifecycleConfiguration>\n <Rule>\n"
                + "<NoncurrentVersionExpiration><NoncurrentDays>7</NoncurrentDays>"
                + "</NoncurrentVersionExpiration><Filter>\n<Prefix>warehouse/</Prefix></Filter>"
                + "<Expiration><ExpiredObjectDeleteMarker>true</ExpiredObjectDeleteMarker>"
                + "</Expiration><ID>barlake-old-versions:warehouse/</ID>"
                + "<Status>Enabled</Status></Rule></LifecycleConfiguration>");

    assertThat(other.holds(List.of(versions), PREFIX)).isTrue();
  }

  @Test
  void aRuleThatWasTurnedOffOrChangedByHandIsReplaced() {
    String right = empty.with(List.of(versions), PREFIX);
    for (String wrong :
        List.of(
            right.replace("Enabled", "Disabled"),
            right.replace("<Prefix>warehouse/", "<Prefix>ware"))) {
      LifecycleDocument changed = document(wrong);

      assertThat(changed.holds(List.of(versions), PREFIX)).isFalse();
      assertThat(changed.with(List.of(versions), PREFIX)).isEqualTo(right);
    }
  }

  @Test
  void rulesOfOthersStayAsTheyAreWithWhatBarlakeDoesNotKnow() {
    String theirs =
        LifecycleDocument.EMPTY.replace("/>", ">" + THEIRS + "</LifecycleConfiguration>");

    String both = document(theirs).with(List.of(versions), PREFIX);

    assertThat(both).contains(THEIRS).contains("barlake-old-versions:warehouse/");
    assertThat(document(both).with(List.of(), PREFIX)).isEqualTo(theirs);
  }

  @Test
  void lakesOfOneBucketKeepEachOthersRules() {
    LifecycleRule elsewhere = new LifecycleRule(Kind.OLD_VERSIONS, "test/warehouse/", 1);
    String both =
        document(empty.with(List.of(elsewhere), "test/warehouse/")).with(List.of(versions), PREFIX);

    assertThat(document(both).holds(List.of(versions), PREFIX)).isTrue();
    assertThat(document(both).holds(List.of(elsewhere), "test/warehouse/")).isTrue();
  }

  @Test
  void anAnswerThatIsNoXmlIsOneLine() {
    assertThatThrownBy(() -> document("<!DOCTYPE html><html/>").holds(List.of(), PREFIX))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Cannot read the lifecycle of the bucket: the store's answer is no XML. Check"
                + " store.endpoint of the settings.");
  }

  private static LifecycleDocument document(String xml) {
    return new LifecycleDocument(xml);
  }
}
