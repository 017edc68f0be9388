package io.barlake.ingest.minute;

import io.barlake.BarlakeException;
import io.barlake.ingest.archive.ArchiveFacts;
import io.barlake.ingest.format.MinuteColumns;
import io.barlake.ingest.format.ReadArchive;
import io.barlake.ingest.format.Rejection;
import io.barlake.ingest.format.RejectionReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Makes one series of minutes, or of bars of a coarser frame, of the archives of one source, symbol
 * and side. Where two give the same minute, the archive that was published later wins, then the one
 * whose member has the later time, then the greater SHA-256; inside an archive the earlier line
 * wins. A bar that was made of ticks counts as all of them, and takes the place of a winning candle
 * with the same prices: it knows more. A losing record with equal values is a duplicate, one with
 * other values a conflict; between a bar of ticks and a candle only prices are compared. Of an
 * archive that was replaced nothing is kept: its records are duplicates or conflicts. The result
 * does not depend on the order of the archives.
 */
public final class MinuteMerge {
  private static final Comparator<ArchiveFacts> BY_STRENGTH =
      Comparator.comparing(ArchiveFacts::issued)
          .thenComparing(ArchiveFacts::memberTime)
          .thenComparing(ArchiveFacts::sha256)
          .thenComparing(ArchiveFacts::name);

  private static final Comparator<ConvertedArchive> STRONGEST_FIRST =
      Comparator.comparing(ConvertedArchive::isReplaced)
          .thenComparing(converted -> converted.archive().facts(), BY_STRENGTH.reversed());

  private MinuteMerge() {}

  /** Of two archives that disagree, the greater wins. */
  public static Comparator<ArchiveFacts> byStrength() {
    return BY_STRENGTH;
  }

  public static MergedMinutes merge(List<ConvertedArchive> archives) {
    requireOneSeries(archives);
    if (archives.size() == 1 && archives.get(0).isInOrder() && !archives.get(0).isReplaced()) {
      return whole(archives.get(0));
    }
    List<ConvertedArchive> strongestFirst = archives.stream().sorted(STRONGEST_FIRST).toList();
    StackedMinutes stacked = StackedMinutes.of(strongestFirst);
    long[] order = stacked.inOrderOfTime();
    int[] kept = new int[order.length];
    int size = 0;
    long[] duplicates = new long[archives.size()];
    long[] contradicted = new long[archives.size()];
    List<List<Rejection>> conflicts = new ArrayList<>();
    archives.forEach(a -> conflicts.add(new ArrayList<>()));
    int to;
    for (int from = 0; from < order.length; from = to) {
      to = stacked.endOfMinute(order, from);
      int winner = stacked.winner(order, from, to);
      if (winner != StackedMinutes.NONE) {
        kept[size++] = winner;
      }
      for (int i = from; i < to; i++) {
        int row = (int) order[i];
        if (row == winner) {
          continue;
        }
        int archive = stacked.archive(row);
        if (winner != StackedMinutes.NONE && stacked.tellTheSame(winner, row)) {
          duplicates[archive] += stacked.records(row);
        } else {
          contradicted[archive] += stacked.records(row);
          conflicts
              .get(archive)
              .add(conflict(strongestFirst.get(archive).archive(), stacked.record(row)));
        }
      }
    }
    int[] rows = Arrays.copyOf(kept, size);
    Losers losers = new Losers(duplicates, contradicted, conflicts);
    return stacked.gather(rows, balances(strongestFirst, stacked, rows, losers));
  }

  /** An archive that is alone, and has each minute once: nothing loses. */
  private static MergedMinutes whole(ConvertedArchive converted) {
    ReadArchive archive = converted.archive();
    MinuteColumns columns = archive.minutes().columns();
    Conservation records = records(archive, columns.records(), 0, 0);
    return new MergedMinutes(
        converted.utcMinutes(),
        columns.prices(),
        columns.volume(),
        columns.ticks(),
        new int[columns.size()],
        List.of(new ArchiveBalance(archive.facts(), records, List.of())));
  }

  /** Of each archive, the records that lost their minute. */
  private record Losers(long[] duplicates, long[] contradicted, List<List<Rejection>> conflicts) {}

  private static List<ArchiveBalance> balances(
      List<ConvertedArchive> archives, StackedMinutes stacked, int[] rows, Losers losers) {
    long[] used = new long[archives.size()];
    for (int row : rows) {
      used[stacked.archive(row)] += stacked.records(row);
    }
    List<ArchiveBalance> balances = new ArrayList<>();
    for (int a = 0; a < used.length; a++) {
      ReadArchive archive = archives.get(a).archive();
      Conservation records =
          records(archive, used[a], losers.duplicates()[a], losers.contradicted()[a]);
      balances.add(new ArchiveBalance(archive.facts(), records, losers.conflicts().get(a)));
    }
    return balances;
  }

  private static Conservation records(
      ReadArchive archive, long used, long duplicates, long contradicted) {
    return new Conservation(
        archive.minutes().recordsRead(),
        used,
        duplicates + archive.minutes().copies(),
        archive.minutes().padding(),
        archive.minutes().rejections().size(),
        contradicted);
  }

  private static Rejection conflict(ReadArchive archive, int record) {
    MinuteColumns columns = archive.minutes().columns();
    return new Rejection(
        archive.facts().member(),
        columns.lines()[record],
        RejectionReason.CONFLICT,
        archive.render(record));
  }

  private static void requireOneSeries(List<ConvertedArchive> archives) {
    if (archives.isEmpty()) {
      throw new IllegalArgumentException("nothing to merge");
    }
    ReadArchive first = archives.get(0).archive();
    for (ConvertedArchive other : archives) {
      ReadArchive archive = other.archive();
      if (!archive.label().symbol().equals(first.label().symbol())
          || archive.side() != first.side()
          || archive.frame() != first.frame()
          || !archive.source().equals(first.source())) {
        throw BarlakeException.badInput(
            "Cannot merge \"%s\" with \"%s\": they differ in source, symbol, side or frame.",
            archive.facts().name(), first.facts().name());
      }
    }
  }
}
