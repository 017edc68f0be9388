package io.barlake.ingest;

import io.barlake.ingest.format.Rejection;
import io.barlake.ingest.imported.CtraderReportReader;
import io.barlake.ingest.imported.ImportedReport;
import io.barlake.ingest.imported.ImportedRun;
import io.barlake.ingest.imported.ImportedTrade;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.ImportedRunsTable;
import io.barlake.tables.schema.ImportedTradesTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import scala.jdk.javaapi.CollectionConverters;

/** Writes backtests of other platforms, archive by archive; the same report twice is one run. */
final class ImportedRuns {
  private final Tables tables;

  ImportedRuns(Tables tables) {
    this.tables = tables;
  }

  void write(List<ImportedReport> reports) {
    if (reports.isEmpty()) {
      return;
    }
    List<String> hashes = new ArrayList<>();
    List<Row> runs = new ArrayList<>();
    List<Row> trades = new ArrayList<>();
    Map<String, List<Rejection>> rejected = new TreeMap<>();
    for (ImportedReport report : reports) {
      String sha256 = report.facts().sha256();
      hashes.add(sha256);
      runs.add(row(report));
      report.trades().forEach(trade -> trades.add(row(sha256, trade)));
      rejected.put(sha256, report.rejections());
    }
    new Quarantine(tables).write(rejected);
    tables
        .rows(ImportedTradesTable.TABLE)
        .replaceWhere(Manifest.condition(ImportedTradesTable.SHA256, hashes), trades);
    tables
        .rows(ImportedRunsTable.TABLE)
        .replaceWhere(Manifest.condition(ImportedRunsTable.SHA256, hashes), runs);
  }

  private static Row row(ImportedReport report) {
    ImportedRun.Subject subject = report.run().subject();
    ImportedRun.Result result = report.run().result();
    List<Instant> tested = subject.tested();
    return RowFactory.create(
        report.facts().sha256(),
        report.facts().name(),
        CtraderReportReader.PLATFORM,
        known(subject.strategy()),
        known(subject.symbol()),
        known(subject.period()),
        known(subject.broker()),
        tested.isEmpty() ? null : tested.get(0),
        tested.isEmpty() ? null : tested.get(1),
        known(subject.data()),
        known(subject.spread()),
        known(subject.commissions()),
        known(result.currency()),
        known(result.startingCapital()),
        known(result.endingBalance()),
        known(result.endingEquity()),
        known(result.netProfit()),
        known(result.roi()),
        report.trades().size(),
        CollectionConverters.asScala(report.run().params()),
        CollectionConverters.asScala(report.run().other()));
  }

  private static Row row(String sha256, ImportedTrade trade) {
    return RowFactory.create(
        sha256,
        trade.n(),
        known(trade.id()),
        known(trade.label()),
        known(trade.symbol()),
        known(trade.direction()),
        trade.entry(),
        trade.exit(),
        trade.prices().entry(),
        trade.prices().exit(),
        known(trade.prices().pips()),
        known(trade.amounts().quantity()),
        known(trade.amounts().volume()),
        known(trade.amounts().commissions()),
        known(trade.amounts().swaps()),
        known(trade.amounts().gross()),
        known(trade.amounts().net()));
  }

  private static String known(String text) {
    return text.isEmpty() ? null : text;
  }

  private static Double known(double number) {
    return Double.isNaN(number) ? null : number;
  }
}
