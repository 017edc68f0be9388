package io.barlake.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What a live store throws is judged by the stack tests; here is what it is told apart from. */
class StorageFaultTest {
  @Test
  void anUnansweredConnectionIsFoundBelowWhatWrapsIt() {
    Exception refused = new ConnectException("refused");
    Exception thrown =
        new RuntimeException("Job aborted", SdkClientException.create("Unable to run", refused));

    assertThat(StorageFault.known(thrown)).get().asString().startsWith("the store does not answer");
  }

  @Test
  void anotherServerThatDoesNotAnswerIsNoStore() {
    Exception thrown = new IOException("x", new ConnectException("refused"));

    assertThat(StorageFault.known(thrown)).isEmpty();
  }

  @Test
  void aLocalFolderThatIsDeniedIsNoMatterOfAccessKeys() {
    AccessDeniedException thrown = new AccessDeniedException("/data/archives");

    assertThat(StorageFault.known(thrown)).isEmpty();
    assertThat(StorageFault.of(thrown)).isEqualTo("/data/archives");
  }

  @Test
  void whatIsUnknownSpeaksForItself() {
    assertThat(StorageFault.of(new IOException("No space left on device")))
        .isEqualTo("No space left on device");
    assertThat(StorageFault.of(new IOException())).isEqualTo("IOException");
  }
}
