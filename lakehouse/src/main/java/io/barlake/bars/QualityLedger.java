package io.barlake.bars;

import io.barlake.Progress;
import io.barlake.bars.quality.QualityRules;
import io.barlake.config.BarlakeConfig.QualitySettings;
import io.barlake.config.Instruments;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.tables.ColumnTable;
import io.barlake.tables.Tables;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.MinuteBarsTable;
import io.barlake.tables.schema.QualityTable;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Judges every day of {@code market.bars_1m} and writes it down in {@code market.quality}: one task
 * a symbol, all of its days anew each time, its prices by year.
 */
public final class QualityLedger {
  private static final String INTENTION = "Cannot judge days";

  private final Tables tables;
  private final Instruments instruments;
  private final QualityRules rules;
  private final Progress progress;

  public QualityLedger(
      Tables tables, Instruments instruments, QualitySettings settings, Progress progress) {
    this.tables = tables;
    this.instruments = instruments;
    this.rules =
        new QualityRules(
            settings.outlierSizes(),
            settings.spikeSizes(),
            settings.flatMinutes(),
            settings.staleMinutes());
    this.progress = progress;
  }

  /** One session; {@code lastMinute} is 1970 where none of its minutes is there. */
  public record Day(
      LocalDate date,
      double score,
      int expected,
      int lost,
      int spikes,
      int frozen,
      Instant lastMinute)
      implements Serializable {}

  /** The days of one series. */
  public record Series(Symbol symbol, Side side, List<Day> days) implements Serializable {}

  /** Judges the days of these symbols, or of every symbol of the source if none is named. */
  public List<Series> judge(Source source, List<Symbol> asked) {
    return judge(source, asked, Keeping.WRITTEN);
  }

  /** The same, and the table stays as it is. */
  public List<Series> look(Source source, List<Symbol> asked) {
    return judge(source, asked, Keeping.TOLD);
  }

  private List<Series> judge(Source source, List<Symbol> asked, Keeping keeping) {
    ColumnTable.State minutes = StoredBars.minutes(tables, source, INTENTION);
    List<Symbol> symbols = StoredBars.symbols(minutes, source, asked, INTENTION);
    List<SymbolQuality> work = new ArrayList<>();
    for (Symbol symbol : symbols) {
      work.add(
          new SymbolQuality(
              source,
              symbol,
              instruments.find(symbol).digits(),
              instruments.calendar(symbol),
              rules,
              new ArrayList<>(StoredBars.files(minutes, source, symbol)),
              keeping));
    }
    ColumnTable quality = tables.columns(QualityTable.TABLE);
    ColumnTable.FileAccess reader = tables.columns(MinuteBarsTable.TABLE).files();
    ColumnTable.FileAccess writer = quality.files();

    progress.start("quality", work.size());
    JavaSparkContext spark = new JavaSparkContext(tables.spark().sparkContext());
    spark.setJobGroup("quality", String.format("Judging days: %d symbols", symbols.size()));
    List<DataFile> files = new ArrayList<>();
    List<Series> series = new ArrayList<>();
    for (SymbolQuality.Judged judged :
        spark.parallelize(work, work.size()).map(one -> one.judge(reader, writer)).collect()) {
      files.addAll(judged.files());
      series.addAll(judged.series());
    }
    if (keeping == Keeping.WRITTEN) {
      quality.replace(StoredBars.owned(source, symbols), files, "quality");
    }
    long days = series.stream().mapToLong(one -> one.days().size()).sum();
    progress.finish(String.format(Locale.ROOT, "%,d days of %d symbols", days, symbols.size()));
    return series;
  }
}
