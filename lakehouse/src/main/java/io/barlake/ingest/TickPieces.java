package io.barlake.ingest;

import io.barlake.ingest.SurveyedArchive.Series;
import io.barlake.ingest.format.TickColumns;
import io.barlake.ingest.format.TickRow;
import io.barlake.ingest.format.TickSink;
import io.barlake.ingest.minute.ConvertedArchive;
import io.barlake.tables.columns.DataFile;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the ticks of those bars of an archive that are used, and writes them piece by piece: a
 * month may have a hundred million.
 */
final class TickPieces implements TickSink {
  private static final int MOST_ROWS = 1 << 20;

  private final TickFiles files;
  private final Series series;
  private final ConvertedArchive archive;
  private final boolean[] used;
  private final boolean withVolume;
  private final TickColumns piece;
  private final List<DataFile> written = new ArrayList<>();
  private long rows;

  TickPieces(TickFiles files, Series series, ConvertedArchive archive, boolean[] used) {
    this(files, series, archive, used, MOST_ROWS);
  }

  TickPieces(
      TickFiles files, Series series, ConvertedArchive archive, boolean[] used, int mostRows) {
    this.files = files;
    this.series = series;
    this.archive = archive;
    this.used = used;
    this.withVolume = archive.archive().minutes().columns().volume().isMeasured();
    this.piece = new TickColumns(mostRows);
  }

  @Override
  public void take(int bar, TickRow tick, int line) {
    if (!used[bar]) {
      return;
    }
    if (piece.isFull()) {
      flush();
    }
    piece.add(archive.utcMinutes()[bar], tick, line);
    rows++;
  }

  private void flush() {
    long shortHash = SurveyedArchive.shortHash(archive.archive().facts());
    written.addAll(files.write(series, shortHash, piece, withVolume));
    piece.clear();
  }

  /** All files, once the archive has been read to its end. */
  List<DataFile> finish() {
    if (piece.size() > 0) {
      flush();
    }
    return List.copyOf(written);
  }

  long rows() {
    return rows;
  }
}
