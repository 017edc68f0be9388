package io.barlake.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.testing.ChildJvm;
import io.barlake.testing.LocalLakehouse;
import io.delta.storage.HadoopFileSystemLogStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Upkeep that was killed before its commit leaves the table as it was, and files that go later. */
class KilledUpkeepTest {
  @TempDir Path folder;

  @Test
  void theTableIsWholeAndTheNextRunFinishesTheWork() throws Exception {
    KeptTable kept = KeptTable.in(folder);
    kept.add(kept.file("EURUSD", "bid", 0, 60), kept.file("EURUSD", "bid", 30, 60));
    List<String> rows = kept.rows();
    Set<String> files = kept.filesOnDisk().keySet();

    try (ChildJvm keeper = ChildJvm.start(Keeper.class, folder)) {
      assertThat(keeper.line()).isEqualTo("committing");
      keeper.kill();
    }

    assertThat(kept.version()).isEqualTo(1);
    assertThat(kept.rows()).isEqualTo(rows);
    Set<String> left = kept.filesOnDisk().keySet();
    assertThat(left).hasSizeGreaterThan(files.size()).containsAll(files);

    kept.age(Duration.ofHours(2));
    TableUpkeep.Outcome outcome = kept.upkeep().keep(KeptTable.TABLE);
    assertThat(outcome.version()).isEqualTo(2);
    assertThat(outcome.vacuumed().files()).isEqualTo(left.size() - files.size());
    assertThat(kept.rows()).isEqualTo(rows);
  }

  /** The other process: it stands still when it is about to commit. */
  static final class Keeper {
    private Keeper() {}

    public static void main(String[] arguments) {
      Lake lake = Lake.of(LocalLakehouse.config(Path.of(arguments[0])));
      SparkSession.Builder builder = SparkSession.builder().master("local[1]").appName("keeper");
      SessionSettings.of(lake).forEach(builder::config);
      SessionSettings.embedded(1).forEach(builder::config);
      builder.config("spark.sql.codegen.wholeStage", "false");
      builder.config("spark.sql.codegen.factoryMode", "NO_CODEGEN");
      builder.config("spark.delta.logStore.file.impl", StandingStill.class.getName());
      Tables tables = new Tables(builder.getOrCreate(), lake);
      new TableUpkeep(tables, KeptTable.SETTINGS).keep(KeptTable.TABLE);
    }
  }

  /** A log store that never gets round to writing. */
  public static final class StandingStill extends HadoopFileSystemLogStore {
    public StandingStill(Configuration hadoop) {
      super(hadoop);
    }

    @Override
    public void write(
        org.apache.hadoop.fs.Path path,
        Iterator<String> actions,
        Boolean overwrite,
        Configuration hadoop)
        throws IOException {
      System.out.println("committing");
      ChildJvm.awaitDeath();
    }

    @Override
    public Boolean isPartialWriteVisible(org.apache.hadoop.fs.Path path, Configuration hadoop) {
      return false;
    }
  }
}
