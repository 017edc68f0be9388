package io.barlake.tables.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.barlake.BarlakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccountKindTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LakeSite lake = LakeSite.of("s3a://lake/eu/warehouse");

  @ParameterizedTest
  @EnumSource
  void everyObjectIsOfTheLake(AccountKind kind) {
    List<String> objects =
        resources(kind).stream().filter(name -> !name.equals("arn:aws:s3:::lake")).toList();

    assertThat(objects)
        .containsExactly("arn:aws:s3:::lake/eu/warehouse", "arn:aws:s3:::lake/eu/warehouse/*");
  }

  @ParameterizedTest
  @EnumSource
  void namesOfOtherFoldersAreNotListed(AccountKind kind) {
    JsonNode list = statement(kind, "s3:ListBucket");

    assertThat(list.at("/Condition/StringLike/s3:prefix"))
        .extracting(JsonNode::asText)
        .containsExactly("eu/warehouse", "eu/warehouse/*");
    assertThat(list.at("/Action")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsAllowedByAPattern(AccountKind kind) {
    assertThat(actions(kind)).noneMatch(action -> action.contains("*"));
  }

  @Test
  void readersChangeNothing() {
    assertThat(actions(AccountKind.READS))
        .containsExactlyInAnyOrder("s3:GetBucketLocation", "s3:ListBucket", "s3:GetObject");
  }

  @Test
  void writersDoNotReachOldVersions() {
    assertThat(actions(AccountKind.WRITES))
        .contains("s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload")
        .noneMatch(action -> action.contains("Version"));
  }

  @Test
  void aFolderThatAPolicyWouldTakeForAPatternIsRefused() {
    for (String folder : List.of("ware*", "ware?", "${aws:username}")) {
      assertThatThrownBy(() -> AccountKind.READS.policy(LakeSite.of("s3a://lake/" + folder)))
          .isInstanceOf(BarlakeException.class)
          .hasMessage(
              "Cannot make accounts for the lake \"s3a://lake/%s\": in a policy the signs *, ? and"
                  + " $ of its name would mean other folders too. Name another folder with --lake.",
              folder);
    }
  }

  @Test
  void aPolicyIsKnownAgainInTheOrderOfTheStore() throws Exception {
    Map<String, Object> policy = AccountKind.READS.policy(lake);
    String text = JSON.writeValueAsString(policy);
    String turned =
        text.replace("\"eu/warehouse\",\"eu/warehouse/*\"", "\"eu/warehouse/*\",\"eu/warehouse\"");
    assertThat(turned).isNotEqualTo(text);

    assertThat(PolicyText.says(text, policy)).isTrue();
    assertThat(PolicyText.says(turned, policy)).isTrue();
    assertThat(PolicyText.says(text.replace("[\"s3:GetObject\"]", "\"s3:GetObject\""), policy))
        .isTrue();
    assertThat(PolicyText.says(text.replace("s3:GetObject", "s3:*"), policy)).isFalse();
    assertThat(PolicyText.says(text, AccountKind.WRITES.policy(lake))).isFalse();
    assertThat(PolicyText.says("", policy)).isFalse();
    assertThat(PolicyText.says("{", policy)).isFalse();
  }

  private List<JsonNode> statements(AccountKind kind) {
    List<JsonNode> statements = new ArrayList<>();
    JsonNode policy = JSON.valueToTree(kind.policy(lake));
    policy.path("Statement").forEach(statements::add);
    assertThat(statements).allMatch(one -> one.path("Effect").asText().equals("Allow"));
    return statements;
  }

  private JsonNode statement(AccountKind kind, String action) {
    return statements(kind).stream()
        .filter(one -> one.path("Action").toString().contains(action))
        .findFirst()
        .orElseThrow();
  }

  private List<String> actions(AccountKind kind) {
    return texts(kind, "Action");
  }

  private List<String> resources(AccountKind kind) {
    return texts(kind, "Resource");
  }

  private List<String> texts(AccountKind kind, String field) {
    List<String> texts = new ArrayList<>();
    statements(kind).forEach(one -> one.path(field).forEach(text -> texts.add(text.asText())));
    return texts;
  }
}
