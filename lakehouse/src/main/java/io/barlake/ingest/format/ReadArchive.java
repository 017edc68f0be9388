package io.barlake.ingest.format;

import io.barlake.ingest.archive.ArchiveFacts;
import io.barlake.market.Side;
import io.barlake.market.Source;
import java.util.List;

/**
 * An archive whose records were read. {@code frame} is the minutes of a bar. {@code notes} are
 * sentences for the person who keeps the archives: where names and content disagree, and which was
 * believed.
 */
public record ReadArchive(
    ArchiveFacts facts,
    Format format,
    ArchiveLabel label,
    Origin origin,
    int frame,
    ParsedMinutes minutes,
    List<String> notes) {
  public ReadArchive {
    notes = List.copyOf(notes);
  }

  public Source source() {
    return origin.source();
  }

  public Side side() {
    return origin.side();
  }

  /** The bar as its file has it, for a person. */
  public String render(int bar) {
    return format.reader() instanceof MinuteReader reader
        ? reader.render(minutes.columns(), bar)
        : minutes.columns().text(bar);
  }

  /** Whether the stamps are UTC by their form, so that no clock needs to be measured. */
  public boolean statesUtc() {
    return origin.stamps() == Origin.Stamps.UTC;
  }
}
