package io.barlake.ingest.format.coinbase;

import io.barlake.ingest.format.ArchiveLabel;
import io.barlake.ingest.format.ArchivePeriod;
import io.barlake.ingest.format.MinuteReader;
import io.barlake.ingest.format.MinuteRow;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.OwnRecords;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.text.DecimalParser;
import io.barlake.ingest.text.EpochParser;
import io.barlake.ingest.text.Fields;
import io.barlake.ingest.text.JsonRecords;
import io.barlake.ingest.text.Records;
import io.barlake.ingest.text.StampParser;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Coinbase's candles as its interfaces answer them, in UTC of seconds, newest first: arrays
 * in which <b>low and high come before open</b>, or objects of texts. Empty bars are left out, and
 * the steps between the stamps tell the frame.
 *
 * <pre>
 * [[1609459260,28990.0,29010.5,29000.0,29005.1,3.25],…]
 * {"candles":[{"start":"1609459260","low":"28990","high":"29010.5","open":"29000",…},…]}
 * </pre>
 */
public final class CoinbaseCandleReader implements MinuteReader, OwnRecords {
  private static final List<String> KEYS =
      List.of("start", "low", "high", "open", "close", "volume");
  private static final Pattern NAME =
      Pattern.compile("([A-Z0-9]{2,10}-(?:USDT|USDC|USD|EUR|GBP|BTC|ETH))(?![A-Z])");

  private final Fields fields = new Fields(',', KEYS.size());
  private final int[] from = new int[KEYS.size()];
  private final int[] to = new int[KEYS.size()];

  @Override
  public Records records(InputStream bytes) {
    return new JsonRecords(bytes);
  }

  @Override
  public boolean recognizes(byte[] text, int begin, int end) {
    return finds(text, begin, end)
        && to[0] - from[0] == 10
        && EpochParser.parse(text, from[0], to[0]) != EpochParser.INVALID
        && decimal(text, 1) != DecimalParser.INVALID
        && decimal(text, 4) != DecimalParser.INVALID;
  }

  @Override
  public Optional<RejectionReason> read(byte[] text, int begin, int end, MinuteRow row) {
    if (!finds(text, begin, end)) {
      return WRONG_FIELD_COUNT;
    }
    long minute = StampParser.wholeMinute(EpochParser.parse(text, from[0], to[0]));
    if (minute == StampParser.INVALID) {
      return BAD_STAMP;
    }
    row.stamp(minute);
    row.values(
        decimal(text, 3),
        decimal(text, 2),
        decimal(text, 1),
        decimal(text, 4),
        DecimalParser.parseVolume(text, from[5], to[5]));
    return ACCEPTED;
  }

  private long decimal(byte[] text, int key) {
    return DecimalParser.parse(text, from[key], to[key]);
  }

  /** Where the values of {@link #KEYS} stand; false where they are not all there, and alone. */
  private boolean finds(byte[] text, int begin, int end) {
    if (fields.split(text, begin, end) != KEYS.size()) {
      return false;
    }
    int found = 0;
    for (int field = 0; field < KEYS.size(); field++) {
      int colon = colon(text, field);
      int key = colon < 0 ? field : key(text, fields.from(field), colon);
      if (key < 0) {
        return false;
      }
      found |= 1 << key;
      from[key] = bare(text, colon < 0 ? fields.from(field) : colon + 1, fields.to(field));
      to[key] = bareEnd(text, from[key], fields.to(field));
    }
    return found == (1 << KEYS.size()) - 1;
  }

  private int colon(byte[] text, int field) {
    for (int at = fields.from(field); at < fields.to(field); at++) {
      if (text[at] == ':') {
        return at;
      }
    }
    return -1;
  }

  private static int key(byte[] text, int begin, int end) {
    int first = bare(text, begin, end);
    int last = bareEnd(text, first, end);
    return KEYS.indexOf(new String(text, first, last - first, StandardCharsets.US_ASCII));
  }

  private static int bare(byte[] text, int begin, int end) {
    int at = begin;
    while (at < end && (text[at] <= ' ' || text[at] == '"')) {
      at++;
    }
    return at;
  }

  private static int bareEnd(byte[] text, int begin, int end) {
    int at = end;
    while (at > begin && (text[at - 1] <= ' ' || text[at - 1] == '"')) {
      at--;
    }
    return at;
  }

  @Override
  public Optional<ArchiveLabel> label(String name) {
    Matcher matcher = NAME.matcher(name.toUpperCase(Locale.ROOT));
    return matcher.find()
        ? Optional.of(new ArchiveLabel(Symbol.parse(matcher.group(1)), ArchivePeriod.UNKNOWN))
        : Optional.empty();
  }

  @Override
  public String exampleName() {
    return "BTC-USD.json";
  }

  @Override
  public Origin origin() {
    return new Origin(new Source("coinbase"), Side.TRADE, Origin.Stamps.UTC);
  }

  @Override
  public OptionalInt frame() {
    return OptionalInt.empty();
  }
}
