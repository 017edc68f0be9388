package io.barlake.tables.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

class StoreFaultTest {
  @Test
  void whatTheStoreAnswersBecomesWhatToDo() {
    tells(
        answer("RequestTimeTooSkewed", "The difference is too large."),
        "the clock of this machine is more than a quarter of an hour off that of the store. Set it");
    tells(
        answer("SignatureDoesNotMatch", "any"),
        "the store refuses the access keys. Check store.credentials and store.profile of the"
            + " settings");
    tells(
        answer("AccessDenied", "any"),
        "the access keys of the settings may not do that. Take those of the owner of the store,"
            + " with store.credentials and store.profile");
  }

  @Test
  void whatHasNoMeaningHereIsToldInTheWordsOfTheStore() {
    tells(answer("XMinioOther", "The name is taken."), "The name is taken");
    tells(new IllegalArgumentException("no path allowed\nin endpoint"), "no path allowed");
  }

  @Test
  void aStoreThatIsNotThereIsToldAsElsewhere() {
    assertThatThrownBy(
            () ->
                StoreFault.asked(
                    "try",
                    () -> {
                      throw new ConnectException("refused");
                    }))
        .hasMessage(
            "Cannot try: the store does not answer. Check store.endpoint of the settings, and that"
                + " it runs.");
  }

  private static RuntimeException answer(String code, String message) {
    return new RuntimeException(
        "Request failed with response: {\"Code\":\""
            + code
            + "\",\"Message\":\""
            + message
            + "\"}");
  }

  private static void tells(RuntimeException thrown, String meaning) {
    assertThatThrownBy(
            () ->
                StoreFault.asked(
                    "try",
                    () -> {
                      throw thrown;
                    }))
        .isInstanceOf(BarlakeException.class)
        .hasMessage("Cannot try: " + meaning + ".");
  }
}
