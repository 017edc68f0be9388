package io.barlake.ingest;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.ingest.archive.Archive;
import io.barlake.ingest.archive.ArchiveFacts;
import io.barlake.ingest.archive.ArchiveLimits;
import io.barlake.ingest.archive.ArchiveVisitor;
import io.barlake.ingest.archive.ArchiveWalker;
import io.barlake.ingest.archive.RefusedArchive;
import io.barlake.ingest.format.ArchiveReader;
import io.barlake.ingest.format.ReadArchive;
import io.barlake.ingest.format.ReadOutcome;
import io.barlake.ingest.format.TickSink;
import io.barlake.ingest.format.mapped.SourceMapping;
import io.barlake.market.Side;
import io.barlake.tables.StorageFault;
import io.barlake.tables.Tables;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;

/** Reads archives again as they are kept, in a task. */
final class KeptReader {
  /** What a task needs to read archives again, wherever it runs. */
  record Access(
      SerializableConfiguration hadoop,
      String folder,
      ArchiveLimits limits,
      SourceMappings mappings)
      implements Serializable {
    static Access of(Tables tables, ArchiveLimits limits, SourceMappings mappings) {
      return new Access(
          new SerializableConfiguration(tables.spark().sessionState().newHadoopConf()),
          tables.lake().archives(),
          limits,
          mappings);
    }

    KeptReader open() {
      return new KeptReader(
          hadoop.value(), limits, new KeptArchives(hadoop.value(), folder), mappings);
    }
  }

  private final Configuration hadoop;
  private final ArchiveLimits limits;
  private final KeptArchives kept;
  private final SourceMappings mappings;

  private KeptReader(
      Configuration hadoop, ArchiveLimits limits, KeptArchives kept, SourceMappings mappings) {
    this.hadoop = hadoop;
    this.limits = limits;
    this.kept = kept;
    this.mappings = mappings;
  }

  ReadArchive read(SurveyedArchive survey) {
    return read(survey, TickSink.NONE);
  }

  /** The same with the bars of a side, where that is not its own. */
  ReadArchive read(SurveyedArchive survey, Side side) {
    return side == survey.series().side()
        ? read(survey)
        : read(survey, TickSink.NONE, new ArchiveReader(List.of(), Set.of(side)));
  }

  /** The same, and shows its ticks. */
  ReadArchive read(SurveyedArchive survey, TickSink sink) {
    return read(survey, sink, new ArchiveReader());
  }

  /** Reads an archive as it was read before: by the same mapping, or by none. */
  private ReadArchive read(SurveyedArchive survey, TickSink sink, ArchiveReader archives) {
    boolean isMapped = SourceMapping.isWord(survey.format());
    ReadOutcome outcome = read(survey, reader(survey, sink, archives));
    if (outcome instanceof ReadOutcome.Read yes
        && (!isMapped || isAsBefore(yes.archive(), survey))) {
      return yes.archive();
    }
    if (isMapped) {
      throw BarlakeException.badConfig(
          "Cannot read \"%s\" again: %s has changed since, and no longer says that it is %s %s of"
              + " %s. Put the file back as it was, and describe new archives in another.",
          survey.facts().name(),
          SourceMapping.fileOf(survey.format()),
          survey.series().symbol(),
          survey.series().side().word(),
          survey.series().source());
    }
    throw lost(survey, "its bytes have changed", null);
  }

  private static boolean isAsBefore(ReadArchive read, SurveyedArchive survey) {
    return read.source().equals(survey.series().source())
        && read.label().symbol().equals(survey.series().symbol())
        && read.side() == survey.series().side()
        && read.frame() == survey.series().frame();
  }

  private SourceMapping mapping(SurveyedArchive survey) {
    return mappings
        .find(survey.format())
        .orElseThrow(
            () ->
                BarlakeException.badConfig(
                    "Cannot read \"%s\" again: %s, which describes it, is gone. Put the file back.",
                    survey.facts().name(), SourceMapping.fileOf(survey.format())));
  }

  private Function<Archive, ReadOutcome> reader(
      SurveyedArchive survey, TickSink sink, ArchiveReader archives) {
    if (!SourceMapping.isWord(survey.format())) {
      return archive -> archives.read(archive, sink);
    }
    SourceMapping mapping = mapping(survey);
    return archive -> archives.readBy(mapping, archive, sink);
  }

  private ReadOutcome read(SurveyedArchive survey, Function<Archive, ReadOutcome> archives) {
    ArchiveFacts facts = survey.facts();
    AtomicReference<ReadOutcome> outcome = new AtomicReference<>();
    ArchiveVisitor reader =
        new ArchiveVisitor() {
          @Override
          public void archive(Archive archive) {
            if (archive.facts().sha256().equals(facts.sha256())) {
              outcome.set(
                  archives.apply(new Archive(facts, archive.source(), archive.originalSource())));
            }
          }

          @Override
          public void refused(RefusedArchive refused) {
            outcome.set(new ReadOutcome.Refused(refused));
          }

          @Override
          public void skipped(String name) {}
        };
    try (HadoopChannel bytes = HadoopChannel.open(hadoop, file(survey))) {
      ArchiveWalker walker = new ArchiveWalker(limits);
      if (survey.liesAt().isEmpty()) {
        walker.walk(facts.name(), bytes, reader);
      } else {
        String fileName = new Path(survey.liesAt()).getName();
        String outermost = ArchiveWalker.outermost(facts.name(), fileName);
        walker.walkTo(facts.name(), outermost, bytes, reader);
      }
    } catch (FileNotFoundException e) {
      throw lost(survey, "there is no such file", e);
    } catch (IOException e) {
      throw lost(survey, StorageFault.of(e), e);
    }
    if (outcome.get() == null) {
      throw lost(survey, "its bytes have changed", null);
    }
    return outcome.get();
  }

  private String file(SurveyedArchive survey) {
    return survey.liesAt().isEmpty() ? kept.uri(survey.sha256()) : survey.liesAt();
  }

  private BarlakeException lost(SurveyedArchive survey, String why, IOException cause) {
    return new BarlakeException(
        ErrorCode.STORAGE,
        String.format(
            "Cannot read \"%s\" again from \"%s\": %s. %s",
            survey.facts().name(),
            file(survey),
            why,
            survey.liesAt().isEmpty()
                ? "Put the archive back there under that name."
                : "Put it back, or ingest it from where it is now."),
        cause);
  }
}
