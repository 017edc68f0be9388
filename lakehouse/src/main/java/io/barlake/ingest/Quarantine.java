package io.barlake.ingest;

import io.barlake.ingest.format.Rejection;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.QuarantineTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Writes the records that were not used, archive by archive. */
final class Quarantine {
  private final Tables tables;

  Quarantine(Tables tables) {
    this.tables = tables;
  }

  /** In the place of all that these archives, told by their hashes, had there before. */
  void write(Map<String, List<Rejection>> rejected) {
    List<Row> rows = new ArrayList<>();
    rejected.forEach(
        (sha256, rejections) -> {
          for (Rejection one : rejections) {
            rows.add(
                RowFactory.create(
                    sha256, one.member(), (long) one.line(), one.reason().word(), one.rawText()));
          }
        });
    tables
        .rows(QuarantineTable.TABLE)
        .replaceWhere(Manifest.condition(QuarantineTable.SHA256, rejected.keySet()), rows);
  }
}
