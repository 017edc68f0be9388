package io.barlake.ingest;

import io.barlake.Progress;
import io.barlake.config.BarlakeConfig.HarvestSettings;
import io.barlake.config.BarlakeConfig.SiteSettings;
import io.barlake.ingest.harvest.PassingClock;
import io.barlake.ingest.harvest.SiteServer;
import io.barlake.market.Symbol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A harvest from a local site, on a clock that a test moves. */
final class HarvestFixture implements AutoCloseable {
  static final int REQUESTS_PER_MINUTE = 30;
  static final Duration INTERVAL = Duration.ofSeconds(2);

  final SiteServer server;
  private final PassingClock clock;
  private final Path out;

  HarvestFixture(String start, Path out) throws IOException {
    this.clock = new PassingClock(start);
    this.server = new SiteServer(clock);
    this.out = out;
  }

  HarvestResult harvest(HarvestSite site, int year, String... symbols) {
    SiteSettings all = new SiteSettings(server.address(), REQUESTS_PER_MINUTE);
    HarvestSettings settings = new HarvestSettings(all, all, all, 4, 3, 600, 30, 3, "tester/1");
    List<Symbol> wanted = Arrays.stream(symbols).map(Symbol::new).toList();
    return new ArchiveHarvest(settings, Progress.NONE, clock)
        .harvest(site, wanted, year, year, out);
  }

  /** Everything that lies in the folder, by its path there; the lock is left out. */
  List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(out)) {
      return all.filter(Files::isRegularFile)
          .map(file -> out.relativize(file).toString())
          .filter(name -> !name.equals(".harvest.lock"))
          .sorted()
          .toList();
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
