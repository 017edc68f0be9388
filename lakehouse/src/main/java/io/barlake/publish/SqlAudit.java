package io.barlake.publish;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import io.barlake.BarlakeException;
import io.barlake.Progress;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.BarsTable;
import io.barlake.tables.schema.MinuteBarsTable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * Asks a query of the whole lake and of the lake as it stood at some cuts. A row that was known at
 * a cut, because its bar had ended, must be there in both and be the same.
 */
public final class SqlAudit {
  private static final Duration USUAL_PAUSE = Duration.ofDays(5);

  /** Columns that say which series a row is of. */
  private static final List<String> SERIES =
      List.of(BarsTable.SOURCE, BarsTable.SYMBOL, BarsTable.SIDE, BarsTable.FRAME);

  private final Tables tables;
  private final EndedBars ended;
  private final Progress progress;

  public SqlAudit(Tables tables, BarClock clock, Progress progress) {
    this.tables = tables;
    this.ended = new EndedBars(tables, clock);
    this.progress = progress;
  }

  /**
   * Rows that were known at a cut and are others now.
   *
   * @param row the first of them by its key
   * @param column what differs; empty where a row is not there in one of the answers
   */
  public record Finding(
      Instant cut, Instant bar, String row, String column, String now, String then, long rows) {}

  /** {@code compared} counts the known rows over all cuts. */
  public record Result(long rows, List<Instant> cuts, long compared, List<Finding> findings) {}

  /**
   * Audits one SELECT.
   *
   * @param frame the frame of the rows; where there is none, their own column of that name tells
   */
  public Result run(String statement, Optional<String> frame, int cuts, long seed) {
    AuditedQuery query = new AuditedQuery(tables, ended, statement);
    progress.start("audit", cuts);
    try {
      return run(query, frame, cuts, seed);
    } catch (Exception e) {
      throw StatementMistake.of(e);
    }
  }

  private Result run(AuditedQuery query, Optional<String> frame, int count, long seed) {
    Dataset<Row> whole = query.whole();
    requireStamps(whole);
    List<String> key = key(whole);
    if (frame.isEmpty() && !key.contains(BarsTable.FRAME)) {
      throw BarlakeException.badArgument(
          "Missing --frame: the rows do not say of which frame they are. Give it, such as --frame"
              + " 1h, or select the column \"frame\".");
    }
    requireSameAgain(query, key);
    whole.persist();
    try {
      Row range = whole.agg(min(BarsTable.TS), max(BarsTable.TS)).head();
      if (range.isNullAt(0)) {
        throw BarlakeException.badInput(
            "Cannot audit the statement: it has no rows with a stamp, and so nothing to compare.");
      }
      List<Instant> cuts = cuts(range.getAs(0), range.getAs(1), count, seed);
      List<Finding> findings = new ArrayList<>();
      long compared = 0;
      for (Instant cut : cuts) {
        Column known = known(frame, key, cut);
        RowComparison comparison = new RowComparison(whole.columns(), key);
        comparison.compare(
            sorted(whole.where(known), key), sorted(query.at(cut).where(known), key));
        compared += comparison.compared();
        comparison.differences().forEach(one -> findings.add(finding(cut, one, key)));
        progress.advance(1);
      }
      progress.finish(
          String.format(Locale.ROOT, "%,d cuts, %,d rows compared", cuts.size(), compared));
      return new Result(whole.count(), cuts, compared, findings);
    } finally {
      whole.unpersist();
    }
  }

  private Column known(Optional<String> frame, List<String> key, Instant cut) {
    if (frame.isEmpty()) {
      return ended.ofSymbolsAndFrames(cut);
    }
    return key.contains(BarsTable.SYMBOL)
        ? ended.ofSymbols(frame.get(), cut)
        : ended.ofAll(frame.get(), cut);
  }

  private static void requireStamps(Dataset<Row> answer) {
    List<DataType> stamps =
        Arrays.stream(answer.schema().fields())
            .filter(field -> field.name().equals(BarsTable.TS))
            .map(StructField::dataType)
            .toList();
    if (!stamps.equals(List.of(DataTypes.TimestampType))) {
      throw BarlakeException.badArgument(
          "Cannot audit the statement: expected one column \"ts\" of type TIMESTAMP, the open of the"
              + " bar that a row belongs to; found %s.",
          String.join(", ", answer.columns()));
    }
  }

  private static List<String> key(Dataset<Row> answer) {
    List<String> key = new ArrayList<>(List.of(BarsTable.TS));
    for (StructField field : answer.schema().fields()) {
      if (SERIES.contains(field.name()) && field.dataType().equals(DataTypes.StringType)) {
        key.add(field.name());
      }
    }
    return key;
  }

  /** What looks the same in both answers must be so by the tables, and not by luck. */
  private static void requireSameAgain(AuditedQuery query, List<String> key) {
    Dataset<Row> one = query.whole();
    RowComparison again = new RowComparison(one.columns(), key);
    again.compare(
        sorted(one.where(col(BarsTable.TS).isNotNull()), key),
        sorted(query.whole().where(col(BarsTable.TS).isNotNull()), key));
    if (!again.differences().isEmpty()) {
      throw BarlakeException.badArgument(
          "Cannot audit the statement: asked twice of the same lake, it gave different rows. Order"
              + " what it takes the first or the last of.");
    }
  }

  /** In one partition: an order over many costs two more passes and a job for each of them. */
  private static Iterator<Row> sorted(Dataset<Row> rows, List<String> key) {
    return rows.repartition(1)
        .sortWithinPartitions(
            key.stream().map(name -> col(name).asc_nulls_first()).toArray(Column[]::new))
        .toLocalIterator();
  }

  /** Stamps of minutes that lie among the rows, in the order of time. */
  private List<Instant> cuts(Instant first, Instant last, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long micros = ChronoUnit.MICROS.between(first, last);
    TreeSet<Instant> cuts = new TreeSet<>();
    for (int i = 0; i < count; i++) {
      Instant at = first.plus(random.nextLong(micros + 1), ChronoUnit.MICROS);
      firstMinute(minutesFrom(at).where(col(MinuteBarsTable.TS).lt(lit(at.plus(USUAL_PAUSE)))))
          .or(() -> firstMinute(minutesFrom(at)))
          .ifPresent(cuts::add);
    }
    if (cuts.isEmpty()) {
      throw BarlakeException.badInput(
          "Cannot audit the statement: no minute of %s lies behind its rows.",
          MinuteBarsTable.TABLE.name());
    }
    return List.copyOf(cuts);
  }

  private Dataset<Row> minutesFrom(Instant from) {
    return tables.read(MinuteBarsTable.TABLE).where(col(MinuteBarsTable.TS).geq(lit(from)));
  }

  private static Optional<Instant> firstMinute(Dataset<Row> minutes) {
    return Optional.ofNullable(minutes.agg(min(MinuteBarsTable.TS)).head().getAs(0));
  }

  private static Finding finding(Instant cut, RowComparison.Difference one, List<String> key) {
    Row row = one.first();
    return new Finding(
        cut,
        row.getAs(BarsTable.TS),
        key.stream()
            .filter(name -> !name.equals(BarsTable.TS))
            .map(name -> row.<String>getAs(name))
            .collect(Collectors.joining(" ")),
        one.column(),
        one.now(),
        one.then(),
        one.rows());
  }
}
