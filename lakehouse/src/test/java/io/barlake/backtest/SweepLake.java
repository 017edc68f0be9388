package io.barlake.backtest;

import io.barlake.Progress;
import io.barlake.bars.BarResampler;
import io.barlake.bars.SeededMinutes;
import io.barlake.bars.Timeframe;
import io.barlake.config.Instruments;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.tables.Tables;
import io.barlake.testing.LocalLakehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Nine weeks of bars of two symbols in two frames, and sweeps over them. */
public final class SweepLake {
  public static final String SWEEP =
      """
      sweep {
        strategy = moving-average-cross
        symbols = [USDJPY, EURUSD]
        frames = [1h, 4h]
        parameters {
          fast = { from = 2, to = 20, step = 1 }
          slow = { from = 10, to = 60, step = 4 }
          average = [sma, ema]
        }
        where = ["fast < slow"]
        costs { spread = auto, slippage-ticks = 0.5 }
        keep { top = 6, by = sharpe }
      }
      """;

  private SweepLake() {}

  /** A lake in this folder with minutes and bars, and no sweep. */
  public static Tables build(Path folder) {
    Tables tables = LocalLakehouse.in(folder);
    store(tables, "EURUSD", 1.13, 21);
    store(tables, "USDJPY", 110.5, 22);
    new BarResampler(tables, Instruments.load(), Progress.NONE)
        .build(Source.HISTDATA, List.of(), Stream.of("1h", "4h").map(Timeframe::parse).toList());
    return tables;
  }

  static void store(Tables tables, String symbol, double price, long seed) {
    SeededMinutes.store(
        tables,
        Source.HISTDATA,
        new Symbol(symbol),
        Side.BID,
        SeededMinutes.between("2019-01-06T00:00:00Z", "2019-03-09T12:20:00Z", price, seed));
  }

  /** The same minutes and bars in another folder. */
  static Tables copy(Path lake, Path folder) {
    try (Stream<Path> files = Files.walk(lake.resolve("market"))) {
      for (Path file : files.toList()) {
        Path target = folder.resolve(lake.relativize(file).toString());
        Files.createDirectories(target.getParent());
        if (!Files.isDirectory(file)) {
          Files.copy(file, target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return LocalLakehouse.in(folder);
  }

  public static SweepDefinition definition(String text) {
    return SweepDefinition.parse(text, "test.conf", Source.HISTDATA);
  }

  public static SweepRunner.Result run(Tables tables, String text) {
    return run(tables, text, Progress.NONE);
  }

  static SweepRunner.Result run(Tables tables, String text, Progress progress) {
    return new SweepRunner(tables, Instruments.load(), progress)
        .run(definition(text), text, plan -> {});
  }

  static String idOf(Tables tables, String text) {
    return new SweepRunner(tables, Instruments.load(), Progress.NONE)
        .plan(definition(text))
        .sweepId();
  }
}
