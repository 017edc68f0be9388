package io.barlake.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.barlake.ingest.archive.Archive;
import io.barlake.ingest.archive.RefusalReason;
import io.barlake.ingest.archive.TestZip;
import io.barlake.ingest.clock.ClockRules;
import io.barlake.ingest.format.mapped.SourceMapping;
import io.barlake.ingest.minute.ArchiveBalance;
import io.barlake.ingest.minute.ConvertedArchive;
import io.barlake.ingest.minute.MinuteMerge;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What every reader promises: it knows its own records and no other format's, reads what a writer
 * wrote, puts broken records aside with the reason, never throws, and accounts for every record.
 */
public abstract class ReaderContract {
  /** A bar of the writer: prices in units of {@code 10^-decimals}. */
  public record Bar(
      LocalDateTime stamp, long open, long high, long low, long close, int decimals, int volume) {
    public String price(long units) {
      return BigDecimal.valueOf(units, decimals).toPlainString();
    }

    /** The prices in the order in which ticks would make them. */
    public List<String> ticks() {
      return List.of(price(open), price(high), price(low), price(close));
    }

    public long epochSecond() {
      return stamp.toEpochSecond(ZoneOffset.UTC);
    }
  }

  /** What a file holds, apart from its bars. */
  public record Kind(Format format, String source, String side, Origin.Stamps stamps, int frame) {}

  protected abstract Kind kind();

  protected abstract String symbol();

  /** The name of the archive, with its folders. */
  protected abstract String archive();

  protected abstract String member();

  protected abstract byte[] sample();

  /** The bars in the sample, in the words of {@link MinuteColumns}. */
  protected abstract List<String> bars();

  /** Records to put after the sample, and why they are put aside. */
  protected abstract Map<String, RejectionReason> broken();

  /** A file of this format with these bars, which follow each other by the frame of the sample. */
  protected abstract byte[] written(List<Bar> bars);

  /** What a person has described besides the formats that are built in. */
  protected SourceMapping[] mappings() {
    return new SourceMapping[0];
  }

  @Test
  void formatIsToldByContentAlone() {
    assertThat(
            FormatDetector.detect(sample(), new ArchiveNames(List.of("data")), List.of(mappings())))
        .containsExactly(kind().format());
  }

  @Test
  void noOtherFormatTakesTheSampleForItsOwn() {
    for (ArchiveFormat other : ArchiveFormat.values()) {
      int recognized = FormatDetector.recognizedRecords(List.of(other.reader()), sample())[0];

      assertThat(recognized).as(other.word()).matches(n -> n > 0 == (other == kind().format()));
    }
  }

  @Test
  void fileWhoseNameSaysNothingIsReadOrCanBeReadUnderTheNameInTheRefusal() {
    Archive unnamed = TestArchive.of("data", "data", sample(), 1, TestZip.TIME);

    if (new ArchiveReader(List.of(mappings())).read(unnamed) instanceof ReadOutcome.Refused no) {
      String name = no.archive().message().replaceAll(".* (like|such as) (\\S+)\\.$", "$2");

      assertThat(no.archive().reason())
          .isIn(RefusalReason.UNKNOWN_SYMBOL, RefusalReason.INCOMPLETE_NAME);
      assertThat(
              TestArchive.read(TestArchive.of(name, name, sample(), 1, TestZip.TIME), mappings())
                  .format())
          .isEqualTo(kind().format());
    }
  }

  @Test
  void sampleIsRead() {
    ReadArchive read = read(sample());

    assertThat(texts(read.minutes().columns())).isEqualTo(bars());
    assertThat(read.format()).isEqualTo(kind().format());
    assertThat(read.source().name()).isEqualTo(kind().source());
    assertThat(read.side().word()).isEqualTo(kind().side());
    assertThat(read.origin().stamps()).isEqualTo(kind().stamps());
    assertThat(read.frame()).isEqualTo(kind().frame());
    assertThat(read.label().symbol().name()).isEqualTo(symbol());
    assertThat(read.minutes().rejections()).isEmpty();
    assertThat(read.notes()).isEmpty();
    assertBalanced(read);
  }

  @Test
  void whatIsWrittenIsRead() {
    List<Bar> bars = randomBars(read(sample()));

    MinuteColumns columns = read(written(bars)).minutes().columns();

    assertThat(columns.size()).isEqualTo(bars.size());
    Map<Long, Bar> byMinute = new HashMap<>();
    bars.forEach(bar -> byMinute.put(bar.epochSecond() / 60, bar));
    int scale = columns.prices().scale().decimals();
    for (int i = 0; i < columns.size(); i++) {
      Bar bar = byMinute.get(columns.fileMinutes()[i]);
      assertThat(
              List.of(
                  BigDecimal.valueOf(columns.prices().open()[i], scale),
                  BigDecimal.valueOf(columns.prices().high()[i], scale),
                  BigDecimal.valueOf(columns.prices().low()[i], scale),
                  BigDecimal.valueOf(columns.prices().close()[i], scale)))
          .usingElementComparator(BigDecimal::compareTo)
          .isEqualTo(bar.ticks().stream().map(BigDecimal::new).toList());
    }
  }

  @Test
  void brokenRecordIsPutAsideWithItsTextAndReason() {
    broken()
        .forEach(
            (text, reason) -> {
              ReadArchive read =
                  read(joined(sample(), (text + "\n").getBytes(StandardCharsets.UTF_8)));

              assertThat(texts(read.minutes().columns())).as(text).isEqualTo(bars());
              assertThat(read.minutes().rejections())
                  .extracting(Rejection::reason, Rejection::rawText)
                  .containsExactly(tuple(reason, text));
              assertBalanced(read);
            });
  }

  @Test
  void damagedBytesNeverThrowAndBalance() {
    Random random = new Random(7);
    for (int i = 0; i < 1_500; i++) {
      byte[] bytes = sample().clone();
      for (int change = 0; change <= random.nextInt(5); change++) {
        bytes[random.nextInt(bytes.length)] =
            random.nextBoolean()
                ? (byte) random.nextInt(256)
                : (byte) "0123456789;.,\n\t\0-e<N\"".charAt(random.nextInt(20));
      }
      byte[] cut =
          random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
      ReadOutcome outcome =
          new ArchiveReader(List.of(mappings()))
              .read(TestArchive.of(archive(), member(), cut, i, TestZip.TIME));
      if (outcome instanceof ReadOutcome.Read done) {
        assertBalanced(done.archive());
      } else if (outcome instanceof ReadOutcome.Refused no) {
        assertThat(no.archive().message()).isNotBlank().doesNotContain("\n");
      }
    }
  }

  protected final ReadArchive read(byte[] bytes) {
    return TestArchive.read(
        TestArchive.of(archive(), member(), bytes, 1, TestZip.TIME), mappings());
  }

  protected static List<String> texts(MinuteColumns columns) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      texts.add(columns.text(i));
    }
    return texts;
  }

  protected static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  protected static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void assertBalanced(ReadArchive archive) {
    ArchiveBalance balance =
        MinuteMerge.merge(List.of(ConvertedArchive.of(archive, ClockRules.NEW_YORK)))
            .balances()
            .get(0);
    assertThat(balance.records().read()).isEqualTo(archive.minutes().recordsRead());
    assertThat(balance.records().quarantined()).isEqualTo(archive.minutes().rejections().size());
  }

  /** Bars beside those of the sample: the same decimals, the same day where a day is named. */
  private List<Bar> randomBars(ReadArchive like) {
    Random random = new Random(11);
    MinuteColumns columns = like.minutes().columns();
    int decimals = columns.prices().writtenDecimals();
    int scale = columns.prices().scale().decimals();
    long price =
        BigDecimal.valueOf(columns.prices().open()[0], scale)
            .setScale(decimals)
            .unscaledValue()
            .longValue();
    long first = Arrays.stream(columns.fileMinutes()).min().orElseThrow();
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < count(); i++) {
      price = Math.max(100, price + random.nextInt(41) - 20);
      long open = price + random.nextInt(9) - 4;
      long close = price + random.nextInt(9) - 4;
      long high = Math.max(open, close) + random.nextInt(5);
      long low = Math.min(open, close) - random.nextInt(5);
      LocalDateTime stamp =
          LocalDateTime.ofEpochSecond((first + (long) i * like.frame()) * 60, 0, ZoneOffset.UTC);
      bars.add(new Bar(stamp, open, high, low, close, decimals, 1 + random.nextInt(50)));
    }
    return bars;
  }

  /** How many bars are written and read. */
  protected int count() {
    return 50;
  }
}
