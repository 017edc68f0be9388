package io.barlake.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.tables.columns.DataFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.delta.DeltaConcurrentModificationException;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/** Others write to a table between the look at its files and the commit of those in their place. */
class CompactionRaceTest {
  @TempDir Path folder;

  @Test
  void rowsThatAreAddedMeanwhileAreKept() {
    KeptTable kept = overlapping("EURUSD");
    Compaction compaction = new Compaction(kept.tables(), KeptTable.TABLE, 100);

    DataFile added = kept.file("EURUSD", "bid", 40, 20);
    kept.add(added);
    List<String> rows = kept.rows();
    List<Compaction.Joined> joined = compaction.run();

    assertThat(joined).hasSize(1);
    assertThat(kept.rows()).isEqualTo(rows).hasSize(140);
    assertThat(kept.columns().state().files()).extracting(DataFile::path).contains(added.path());
  }

  @Test
  void filesThatAnotherReplacedMeanwhileStayReplacedAndTheRestGoesIn() {
    KeptTable kept = overlapping("EURUSD");
    kept.add(kept.file("USDJPY", "bid", 0, 60), kept.file("USDJPY", "bid", 30, 60));
    Compaction compaction = new Compaction(kept.tables(), KeptTable.TABLE, 100);

    kept.columns()
        .replace(
            List.of(
                new OwnedRange(
                    Map.of("symbol", "EURUSD"), Map.of("side", "bid"), 0, 9 * KeptTable.MINUTE)),
            List.of(),
            "test");
    List<String> rows = kept.rows();
    List<Compaction.Joined> joined = compaction.run();

    assertThat(joined)
        .extracting(one -> one.group().partition().get("symbol"))
        .containsOnly("USDJPY");
    assertThat(kept.rows()).isEqualTo(rows).hasSize(230);
    assertThat(kept.filesOnDisk().keySet())
        .filteredOn(name -> name.startsWith("symbol=EURUSD"))
        .as("two files, the one in the place of the first, and none of the files in vain")
        .hasSize(3);
  }

  @Test
  void whoReplacesAFileThatWasRearrangedMeanwhileIsTold() {
    KeptTable kept = overlapping("EURUSD");
    OptimisticTransaction writer =
        kept.tables().log(KeptTable.TABLE).startTransaction(Option.empty(), Option.empty());
    AddFile read = writer.snapshot().allFiles().collectAsList().get(0);

    kept.upkeep().keep(KeptTable.TABLE);

    List<Action> removal = List.of(read.removeWithTimestamp(0, true));
    assertThatThrownBy(
            () ->
                writer.commit(
                    CollectionConverters.asScala(removal).toSeq(),
                    DeltaWrite.replace(KeptTable.TABLE, "test")))
        .isInstanceOf(DeltaConcurrentModificationException.class);
    assertThat(kept.rows()).hasSize(120);
  }

  private KeptTable overlapping(String symbol) {
    KeptTable kept = KeptTable.in(folder);
    kept.add(kept.file(symbol, "bid", 0, 60), kept.file(symbol, "bid", 30, 60));
    return kept;
  }
}
