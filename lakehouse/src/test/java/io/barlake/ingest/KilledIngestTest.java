package io.barlake.ingest;

import static io.barlake.ingest.IngestFixture.ingest;
import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.tables.Tables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An ingest that was killed, wherever it stood, is an ordinary start of the next one. */
class KilledIngestTest {
  private static final int KILLS = 3;

  @TempDir Path folder;

  @Test
  void killedAgainAndAgainEndsInTheTablesOfOneThatWasNot() {
    List<Path> archives = archives(folder.resolve("downloads"));
    Tables unharmed = IngestFixture.lake(folder.resolve("unharmed"));
    ingest(unharmed, archives);

    Path lake = folder.resolve("killed");
    Random random = new Random(4);
    List<String> kills = new ArrayList<>();
    for (int kill = 0; kill < KILLS; kill++) {
      kills.add(killed(lake, archives, 1 + random.nextInt(6)));
    }
    assertThat(kills)
        .doesNotContain(IngestProcess.READY, IngestProcess.DONE)
        .doesNotHaveDuplicates();

    Tables tables = IngestFixture.lake(lake);
    IngestResult result = ingest(tables, archives);
    assertThat(result.refused()).isEmpty();
    LakeContent.of(tables).assertSameAs(LakeContent.of(unharmed));
    LakeContent.assertBalanced(tables);
  }

  /** Runs until so many stops have passed, kills there, and says where that was. */
  private static String killed(Path lake, List<Path> archives, int stops) {
    try (IngestProcess process = IngestProcess.start(lake, archives)) {
      String stop = process.stop();
      for (int i = 0; i < stops && !stop.equals(IngestProcess.DONE); i++) {
        process.goOn();
        stop = process.stop();
      }
      return stop;
    }
  }

  private static List<Path> archives(Path downloads) {
    return List.of(
        SmallArchive.of("EURUSD")
            .weeks("2019-01-06", 1)
            .line("broken")
            .minutes("2019-12-31T18:30", 60)
            .write(downloads, "2019"),
        SmallArchive.of("EURUSD")
            .packedAt("2021-01-01T00:00:00")
            .shifted(3)
            .minutes("2019-01-07T10:00", 60)
            .write(downloads, "201901"));
  }
}
