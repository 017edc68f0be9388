package io.barlake.ingest;

import io.barlake.ingest.format.Rejection;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.QuarantineTable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Writes the records that were not used, archive by archive. */
final class Quarantine {
  private final Tables tables;

  Quarantine(Tables tables) {
    this.tables = tables;
  }

  void write(List<SeriesMerge.Balance> balances) {
    List<String> hashes = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    for (SeriesMerge.Balance balance : balances) {
      String sha256 = balance.archive().sha256();
      hashes.add(sha256);
      for (Rejection one : balance.rejected()) {
        rows.add(
            RowFactory.create(
                sha256, one.member(), (long) one.line(), one.reason().word(), one.rawText()));
      }
    }
    if (!hashes.isEmpty()) {
      tables
          .rows(QuarantineTable.TABLE)
          .replaceWhere(Manifest.condition(QuarantineTable.SHA256, hashes), rows);
    }
  }
}
