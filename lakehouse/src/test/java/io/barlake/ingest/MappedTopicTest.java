package io.barlake.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.ParsedMinutes;
import io.barlake.ingest.format.ReadArchive;
import io.barlake.ingest.format.ReaderContract;
import io.barlake.ingest.format.Rejection;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.format.TestArchive;
import io.barlake.ingest.format.mapped.SourceMapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappedTopicTest extends ReaderContract {
  private static final String CONF =
      """
      source = my-stream
      json { around = %s }
      symbol { field = sym }
      stamp { field = t, form = epoch-ms }
      ticks { bid = quote.bid, ask = quote.ask, volume = size }
      """;

  private final SourceMapping mapping = TestMapping.of("my-topic", CONF.formatted("envelope"));

  @Override
  protected SourceMapping[] mappings() {
    return new SourceMapping[] {mapping};
  }

  @Override
  protected Kind kind() {
    return new Kind(mapping, "my-stream", "bid", Origin.Stamps.UTC, 1);
  }

  @Override
  protected String symbol() {
    return "EURUSD";
  }

  @Override
  protected String archive() {
    return "ticks+0+0000000000.json";
  }

  @Override
  protected String member() {
    return "ticks+0+0000000000.json";
  }

  /** With an event that is late, one that was delivered twice, and a key that was deleted. */
  @Override
  protected byte[] sample() {
    return ascii(
        """
        {"topic":"ticks","partition":0,"offset":7,"ts":1,"key":"k","payload":\
        "{\\"sym\\":\\"EUR/USD\\",\\"t\\":1760448600125,\\"quote\\":{\\"bid\\":1.16001,\\"ask\\":\\"1.16003\\"},\\"size\\":1e-2}"}
        {"topic":"ticks","partition":0,"offset":8,"ts":1,"key":"k","payload":\
        {"size":2,"t":1760456000000,"quote":{"ask":1.17,"x":[{"bid":9}],"bid":1.16}, "sym":"EUR/USD"}}
        {"topic":"ticks","partition":0,"offset":9,"ts":1,"key":"k","payload":null}
        {"topic":"ticks","partition":0,"offset":7,"ts":1,"key":"k","payload":\
        {"size":2,"t":1760448600125,"quote":{"ask":1.17,"bid":1.16}, "sym":"EUR/USD"}}
        {"topic":"ticks","partition":1,"offset":7,"ts":1,"key":"k","payload":\
        {"size":2,"t":1760448600124,"quote":{"ask":1.17,"bid":1.15999}, "sym":"EUR/USD"}}
        """);
  }

  @Override
  protected List<String> bars() {
    return List.of(
        "2025-10-14T13:30 1.15999 1.16001 1.15999 1.16001 2.01 of 2 ticks",
        "2025-10-14T15:33 1.16000 1.16000 1.16000 1.16000 2.00 of 1 ticks");
  }

  @Override
  protected Map<String, RejectionReason> broken() {
    Map<String, RejectionReason> broken = new LinkedHashMap<>();
    broken.put("x", RejectionReason.NOT_JSON);
    broken.put(event("1", "null") + "}", RejectionReason.NOT_JSON);
    broken.put(event("1", "\"{\\\"sym\\\":\""), RejectionReason.NOT_JSON);
    broken.put("{}", RejectionReason.WRONG_FIELD_COUNT);
    broken.put("[7]", RejectionReason.WRONG_FIELD_COUNT);
    broken.put(event("1", "{\"sym\":\"EUR/USD\"}"), RejectionReason.WRONG_FIELD_COUNT);
    broken.put(event("1", "7"), RejectionReason.WRONG_FIELD_COUNT);
    broken.put(event("1.5", value("EUR/USD", "1760448600000", "1")), RejectionReason.BAD_NUMBER);
    broken.put(event("1", value("EUR/USD", "1760448600", "1")), RejectionReason.BAD_STAMP);
    broken.put(event("1", value("AAPL", "1760448600000", "1")), RejectionReason.OTHER_SYMBOL);
    broken.put(event("1", value("EUR/USD", "1760448600000", "1e99")), RejectionReason.BAD_NUMBER);
    broken.put(
        event("1", value("EUR/USD", "1760448600000", "0")), RejectionReason.PRICE_NOT_POSITIVE);
    return broken;
  }

  private static String event(String offset, String payload) {
    return "{\"topic\":\"t\",\"partition\":0,\"offset\":"
        + offset
        + ",\"payload\":"
        + payload
        + "}";
  }

  private static String value(String symbol, String stamp, String price) {
    return "{\"sym\":\"%s\",\"t\":%s,\"quote\":{\"bid\":%s,\"ask\":%s},\"size\":1}"
        .formatted(symbol, stamp, price, price);
  }

  @Override
  protected byte[] written(List<Bar> bars) {
    StringBuilder text = new StringBuilder();
    int offset = 0;
    for (Bar bar : bars) {
      for (String price : bar.ticks()) {
        String stamp = bar.epochSecond() + "00" + offset % 10;
        text.append(event(String.valueOf(offset++), value("EUR/USD", stamp, price))).append('\n');
      }
    }
    return ascii(text.toString());
  }

  @Override
  protected int count() {
    return 2;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%s\n%s\n%s", "[%s,%s,%s]", "\ufeff[\n%s,\n%s\n,%s\n]\n", "[%s]\n[%s,%s]"})
  void objectsAreReadWhetherTheyAreLinesOrElements(String form) {
    SourceMapping bare = TestMapping.of("bare", CONF.formatted("bare"));
    String text =
        form.formatted(
            value("EURUSD", "1760448600000", "1.5"),
            "null",
            value("EURUSD", "1760448660000", "1.6"));

    ParsedMinutes minutes =
        TestArchive.read(TestArchive.of("a.json", "a.json", text), bare).minutes();

    assertThat(texts(minutes.columns()))
        .containsExactly(
            "2025-10-14T13:30 1.5 1.5 1.5 1.5 1 of 1 ticks",
            "2025-10-14T13:31 1.6 1.6 1.6 1.6 1 of 1 ticks");
    assertThat(minutes.padding()).isEqualTo(1);
    assertThat(minutes.rejections()).isEmpty();
  }

  @Test
  void valuesOfConnectAreReadWithoutTheirSchema() {
    SourceMapping connect = TestMapping.of("connect", CONF.formatted("connect"));
    String schema = "{\"schema\":{\"type\":\"struct\",\"fields\":[{\"t\":1}]},\"payload\":";
    String text =
        schema
            + value("EURUSD", "1760448600000", "1.5")
            + "}\n"
            + schema
            + "null}\n"
            + schema
            + "\""
            + value("EURUSD", "1760448660000", "1.6").replace("\"", "\\\"")
            + "\"}\n";

    ParsedMinutes minutes =
        TestArchive.read(TestArchive.of("a.json", "a.json", text), connect).minutes();

    assertThat(minutes.columns().size()).isEqualTo(2);
    assertThat(minutes.padding()).isEqualTo(1);
  }

  @Test
  void everyRecordIsCountedOnceAsWhatItIs() {
    ParsedMinutes minutes = read(sample()).minutes();

    assertThat(minutes.recordsRead()).isEqualTo(5);
    assertThat(minutes.copies()).isEqualTo(1);
    assertThat(minutes.padding()).isEqualTo(1);
  }

  @Test
  void recordThatWasDeliveredTwiceIsToldAmongMany() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 3_000; i++) {
      text.append(event(String.valueOf(i % 2_000 * 7L), value("EURUSD", "1760448600000", "1.5")))
          .append('\n');
    }

    ParsedMinutes minutes =
        TestArchive.read(TestArchive.of("a.json", "a.json", text.toString()), mapping).minutes();

    assertThat(minutes.copies()).isEqualTo(1_000);
    assertThat(minutes.columns().records()).isEqualTo(2_000);
  }

  @Test
  void cutLastRecordIsPutAside() {
    String good = event("1", value("EURUSD", "1760448600000", "1.5"));
    String cut = event("2", value("EURUSD", "1760448660000", "1.6")).substring(0, 50);

    for (String text : List.of(good + "\n" + cut, "[" + good + "," + cut)) {
      ReadArchive read = TestArchive.read(TestArchive.of("a.json", "a.json", text), mapping);

      assertThat(read.minutes().rejections())
          .containsExactly(new Rejection("a.json", 2, RejectionReason.CUT_LINE, cut));
    }
  }

  @Test
  void brokenElementOfAnArrayDoesNotTakeTheOthersWithIt() {
    String good = event("1", value("EURUSD", "1760448600000", "1.5"));
    String next = event("2", value("EURUSD", "1760448660000", "1.6"));
    String last = event("3", value("EURUSD", "1760448720000", "1.6"));
    String open = "{\"topic\":{\"a\":[" + "1".repeat(9_000) + "}";

    ReadArchive read =
        TestArchive.read(
            TestArchive.of(
                "a.json",
                "a.json",
                "[" + good + ",{\"topic\":\"t\n," + next + "," + open + "," + last + "]"),
            mapping);

    assertThat(read.minutes().columns().size()).isEqualTo(3);
    assertThat(read.minutes().rejections())
        .extracting(Rejection::line, Rejection::reason)
        .containsExactly(
            tuple(2, RejectionReason.NOT_JSON), tuple(4, RejectionReason.LINE_TOO_LONG));
  }
}
