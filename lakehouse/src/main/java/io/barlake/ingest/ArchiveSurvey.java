package io.barlake.ingest;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.ingest.DraftWriter.Draft;
import io.barlake.ingest.InputFiles.InputFile;
import io.barlake.ingest.archive.Archive;
import io.barlake.ingest.archive.ArchiveFacts;
import io.barlake.ingest.archive.ArchiveLimits;
import io.barlake.ingest.archive.ArchiveVisitor;
import io.barlake.ingest.archive.ArchiveWalker;
import io.barlake.ingest.archive.RefusalReason;
import io.barlake.ingest.archive.RefusedArchive;
import io.barlake.ingest.clock.ClockEvidence;
import io.barlake.ingest.clock.ClockRules;
import io.barlake.ingest.format.ArchiveReader;
import io.barlake.ingest.format.ReadArchive;
import io.barlake.ingest.format.ReadOutcome;
import io.barlake.ingest.format.TickSink;
import io.barlake.ingest.format.mapped.SourceMapping;
import io.barlake.ingest.format.mapped.SymbolParts;
import io.barlake.ingest.imported.CtraderReportReader;
import io.barlake.ingest.imported.ImportedReport;
import io.barlake.ingest.imported.ReportOutcome;
import io.barlake.tables.StorageFault;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;

/**
 * The first look at a file, in a task: which archives it holds, and what is in them. Accepted ones
 * are kept under the lake, unless they are to stay where they lie; their minutes are not sent
 * anywhere yet.
 */
final class ArchiveSurvey implements ArchiveVisitor {
  /** An archive that has been taken in before. */
  record KnownArchive(ArchiveFacts facts, String file) implements Serializable {}

  /** What was found in one file. */
  record Findings(
      List<SurveyedArchive> accepted,
      List<Draft> drafts,
      List<ImportedReport> reports,
      List<KnownArchive> known,
      List<RefusedArchive> refused,
      List<String> skipped)
      implements Serializable {}

  /**
   * What a survey needs to know: the hashes of archives that were taken in before, and the clock
   * that a person gave, empty where it is to be measured.
   */
  record Orders(
      ArchiveLimits limits,
      SourceMappings mappings,
      Set<String> accepted,
      String givenClock,
      Extras extras,
      boolean keepOriginals,
      DraftWriter drafts)
      implements Serializable {}

  private final InputFile file;
  private final Orders orders;
  private final KeptArchives kept;
  private final Findings findings =
      new Findings(
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>());

  private ArchiveSurvey(InputFile file, Orders orders, KeptArchives kept) {
    this.file = file;
    this.orders = orders;
    this.kept = kept;
  }

  static Findings survey(InputFile file, Configuration hadoop, KeptArchives kept, Orders orders) {
    ArchiveSurvey survey = new ArchiveSurvey(file, orders, kept);
    try (HadoopChannel bytes = HadoopChannel.open(hadoop, file.uri())) {
      new ArchiveWalker(orders.limits()).walk(file.name(), bytes, survey);
    } catch (IOException e) {
      survey.findings.refused.add(
          new RefusedArchive(
              file.name(),
              "",
              RefusalReason.UNREADABLE,
              "Cannot read \"" + file.name() + "\": " + StorageFault.of(e) + "."));
    }
    return survey.findings;
  }

  /** What is told of a file holds of every archive in it. */
  @Override
  public void archive(Archive found) {
    ArchiveFacts facts = found.facts().issuedAt(file.issued());
    if (orders.accepted().contains(facts.sha256())) {
      findings.known.add(new KnownArchive(facts, file.uri()));
      return;
    }
    Archive archive = new Archive(facts, found.source(), found.originalSource());
    Optional<ReportOutcome> report = new CtraderReportReader().read(archive);
    if (report.isPresent()) {
      report(archive, report.get());
      return;
    }
    try {
      read(archive);
    } catch (IOException e) {
      refused(archive.refusal(e));
    }
  }

  /** What a person has described may hold several symbols, and then is an archive of each. */
  private void read(Archive archive) throws IOException {
    List<SourceMapping> fitting = orders.mappings().fitting(archive);
    ArchiveReader reader = new ArchiveReader(fitting, orders.extras().sides());
    if (fitting.size() != 1) {
      take(archive, reader.read(archive), orders.keepOriginals());
      return;
    }
    SourceMapping mapping = fitting.get(0);
    for (Archive part : SymbolParts.of(archive, mapping, orders.limits())) {
      // What was cut out of a file lies nowhere by itself.
      boolean keeps = orders.keepOriginals() || !part.equals(archive);
      if (orders.accepted().contains(part.facts().sha256())) {
        findings.known.add(new KnownArchive(part.facts(), file.uri()));
      } else {
        take(part, reader.readBy(mapping, part, TickSink.NONE), keeps);
      }
    }
  }

  private void take(Archive archive, ReadOutcome outcome, boolean keeps) {
    if (outcome instanceof ReadOutcome.Refused no) {
      refused(no.archive());
    } else if (outcome instanceof ReadOutcome.Nothing nothing) {
      skipped(nothing.facts().name());
    } else if (outcome instanceof ReadOutcome.Read yes) {
      SurveyedArchive survey = survey(yes.archive(), keeps ? "" : file.uri());
      if (keeps) {
        keep(archive);
      }
      findings.accepted.add(survey);
      findings.drafts.addAll(orders.drafts().write(yes.archive(), survey));
    }
  }

  private void report(Archive archive, ReportOutcome outcome) {
    if (outcome instanceof ReportOutcome.Refused no) {
      refused(no.archive());
    } else if (outcome instanceof ReportOutcome.Read yes) {
      findings.reports.add(yes.report());
      if (orders.keepOriginals()) {
        keep(archive);
      }
    }
  }

  private void keep(Archive archive) {
    try {
      kept.keep(archive);
    } catch (IOException e) {
      throw new BarlakeException(
          ErrorCode.STORAGE,
          "Cannot keep a copy of \""
              + archive.facts().name()
              + "\" in the lake: "
              + StorageFault.of(e)
              + ". Make room, or choose another lake with --lake.",
          e);
    }
  }

  private SurveyedArchive survey(ReadArchive archive, String liesAt) {
    ClockEvidence stamps = ClockEvidence.of(archive.minutes().stamps());
    return new SurveyedArchive(
        archive.facts(),
        new SurveyedArchive.Series(
            archive.source(), archive.label().symbol(), archive.side(), archive.frame()),
        archive.format().word(),
        archive.statesUtc() ? stamps.endsOnly() : stamps,
        givenClock(archive),
        orders.extras().within(archive.format()),
        liesAt,
        archive.minutes().columns().prices().scale().decimals(),
        archive.notes());
  }

  /** What a person says of an archive goes before what its format says of all. */
  private String givenClock(ReadArchive archive) {
    if (!orders.givenClock().isEmpty()) {
      return orders.givenClock();
    }
    return archive.statesUtc() ? ClockRules.UTC.name() : archive.format().clock().orElse("");
  }

  @Override
  public void refused(RefusedArchive refused) {
    findings.refused.add(refused);
  }

  @Override
  public void skipped(String name) {
    findings.skipped.add(name);
  }
}
