package io.barlake.ingest;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.Progress;
import io.barlake.ingest.SeriesMerge.Balance;
import io.barlake.ingest.format.PriceColumns;
import io.barlake.ingest.format.ReadArchive;
import io.barlake.ingest.minute.ConvertedArchive;
import io.barlake.market.Micros;
import io.barlake.market.PriceScale;
import io.barlake.tables.ColumnTable;
import io.barlake.tables.OwnedRange;
import io.barlake.tables.Tables;
import io.barlake.tables.columns.ColumnBatch;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.MinuteBarsTable;
import io.barlake.tables.schema.TicksTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Brings the ticks of archives that keep theirs into {@code market.ticks}, after the minutes of
 * these archives: the minutes in the table say which ticks are used. Each archive is read twice,
 * for its bars, which tell the clock of every tick, and for the ticks themselves.
 */
final class TickCommit {
  private static final List<String> MINUTE_COLUMNS =
      List.of(
          MinuteBarsTable.SIDE,
          MinuteBarsTable.TS,
          MinuteBarsTable.OPEN,
          MinuteBarsTable.HIGH,
          MinuteBarsTable.LOW,
          MinuteBarsTable.CLOSE,
          MinuteBarsTable.ARCHIVE);

  private final Tables tables;
  private final KeptReader.Access kept;
  private final Progress progress;

  TickCommit(Tables tables, KeptReader.Access kept, Progress progress) {
    this.tables = tables;
    this.kept = kept;
    this.progress = progress;
  }

  /** An archive to write the ticks of, and the files of minutes among which its own are. */
  private record Order(DatedArchive archive, List<DataFile> minutes) implements Serializable {}

  /** Files to commit, and how many ticks they hold. */
  private record Written(String sha256, List<DataFile> files, long rows) implements Serializable {}

  /** Writes the ticks of these groups anew, where any of a group are kept. */
  void write(List<ArchiveGroup> groups, List<Balance> settled) {
    List<ArchiveGroup> keeping =
        groups.stream()
            .filter(group -> group.own().stream().anyMatch(TickCommit::keepsTicks))
            .toList();
    if (keeping.isEmpty()) {
      return;
    }
    List<Written> written = write(orders(keeping));
    requireBalance(settled, written);
    tables
        .columns(TicksTable.TABLE)
        .replace(
            keeping.stream().map(TickCommit::range).toList(),
            written.stream().flatMap(one -> one.files().stream()).toList(),
            "ingest");
  }

  private static boolean keepsTicks(DatedArchive archive) {
    return archive.survey().keepsTicks();
  }

  /** The rows of ticks that a group owns: up to the end of its last minute. */
  private static OwnedRange range(ArchiveGroup group) {
    OwnedRange minutes = ArchiveCommit.range(group);
    return new OwnedRange(
        minutes.partition(),
        minutes.texts(),
        minutes.firstMicros(),
        minutes.lastMicros() + Micros.MINUTE - 1);
  }

  private List<Order> orders(List<ArchiveGroup> groups) {
    ColumnTable.State minutes = tables.columns(MinuteBarsTable.TABLE).state();
    List<Order> orders = new ArrayList<>();
    for (ArchiveGroup group : groups) {
      OwnedRange range = ArchiveCommit.range(group);
      for (DatedArchive archive : group.own()) {
        if (keepsTicks(archive) && !archive.isReplaced()) {
          orders.add(
              new Order(
                  archive,
                  minutes.find(
                      range.partition(),
                      archive.firstMinute() * Micros.MINUTE,
                      archive.lastMinute() * Micros.MINUTE)));
        }
      }
    }
    return orders;
  }

  private List<Written> write(List<Order> orders) {
    if (orders.isEmpty()) {
      return List.of();
    }
    KeptReader.Access archives = kept;
    ColumnTable.FileAccess minutes = tables.columns(MinuteBarsTable.TABLE).files();
    TickFiles files = TickFiles.of(tables);
    TaskProgress done = TaskProgress.of(tables.spark().sparkContext(), progress);
    JavaSparkContext spark = new JavaSparkContext(tables.spark().sparkContext());
    spark.setJobGroup("ingest", "Writing the ticks of " + orders.size() + " archives");
    return spark
        .parallelize(orders, orders.size())
        .map(
            order -> {
              Written written = write(order, archives.open(), minutes, files);
              done.add(1L);
              return written;
            })
        .collect();
  }

  private static Written write(
      Order order, KeptReader reader, ColumnTable.FileAccess minutes, TickFiles files) {
    DatedArchive dated = order.archive();
    if (order.minutes().isEmpty()) {
      return new Written(dated.sha256(), List.of(), 0);
    }
    ReadArchive read = reader.read(dated.survey());
    ConvertedArchive archive = ConvertedArchive.of(read, dated.clock());
    ColumnBatch own = madeOf(dated, minutes.open().read(order.minutes(), MINUTE_COLUMNS));
    TickPieces pieces = new TickPieces(files, dated.series(), archive, used(archive, own));
    reader.read(dated.survey(), pieces);
    return new Written(dated.sha256(), pieces.finish(), pieces.rows());
  }

  /** The minutes that are made of the archive, in the order of time. */
  private static ColumnBatch madeOf(DatedArchive archive, ColumnBatch minutes) {
    ColumnBatch side = minutes.where(MinuteBarsTable.SIDE, archive.series().side().word());
    long[] archives = side.longs(MinuteBarsTable.ARCHIVE);
    long own = SurveyedArchive.shortHash(archive.survey().facts());
    return side.pick(
        IntStream.range(0, archives.length).filter(row -> archives[row] == own).toArray());
  }

  /** Which bars of the archive these minutes are; of equal ones, a merge uses the first. */
  private static boolean[] used(ConvertedArchive archive, ColumnBatch minutes) {
    PriceColumns prices = archive.archive().minutes().columns().prices();
    long[] stamps = minutes.longs(MinuteBarsTable.TS);
    boolean[] found = new boolean[stamps.length];
    boolean[] used = new boolean[archive.utcMinutes().length];
    for (int bar = 0; bar < used.length; bar++) {
      int row = Arrays.binarySearch(stamps, archive.utcMinutes()[bar] * Micros.MINUTE);
      if (row >= 0 && !found[row] && samePrices(prices, bar, minutes, row)) {
        found[row] = true;
        used[bar] = true;
      }
    }
    return used;
  }

  private static boolean samePrices(PriceColumns prices, int bar, ColumnBatch minutes, int row) {
    PriceScale scale = prices.scale();
    return scale.price(prices.open()[bar]) == minutes.doubles(MinuteBarsTable.OPEN)[row]
        && scale.price(prices.high()[bar]) == minutes.doubles(MinuteBarsTable.HIGH)[row]
        && scale.price(prices.low()[bar]) == minutes.doubles(MinuteBarsTable.LOW)[row]
        && scale.price(prices.close()[bar]) == minutes.doubles(MinuteBarsTable.CLOSE)[row];
  }

  private static void requireBalance(List<Balance> settled, List<Written> written) {
    Map<String, Long> rows = new HashMap<>();
    written.forEach(one -> rows.put(one.sha256(), one.rows()));
    for (Balance balance : settled) {
      long kept = rows.getOrDefault(balance.archive().sha256(), 0L);
      if (keepsTicks(balance.archive()) && kept != balance.records().used()) {
        throw new BarlakeException(
            ErrorCode.UNBALANCED,
            String.format(
                "Failed to account for every tick of \"%s\": %d used, %d kept.",
                balance.archive().survey().facts().name(), balance.records().used(), kept));
      }
    }
  }
}
