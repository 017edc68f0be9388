package io.barlake.ingest;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.config.Instruments;
import io.barlake.ingest.InputFiles.InputFile;
import io.barlake.ingest.archive.Archive;
import io.barlake.ingest.archive.ArchiveLimits;
import io.barlake.ingest.archive.ArchiveVisitor;
import io.barlake.ingest.archive.ArchiveWalker;
import io.barlake.ingest.archive.RefusalReason;
import io.barlake.ingest.archive.RefusedArchive;
import io.barlake.ingest.clock.ClockDetector;
import io.barlake.ingest.clock.ClockRule;
import io.barlake.ingest.clock.ClockRules;
import io.barlake.ingest.clock.ClockVerdict;
import io.barlake.ingest.format.ArchiveReader;
import io.barlake.ingest.format.ReadArchive;
import io.barlake.ingest.format.ReadOutcome;
import io.barlake.ingest.minute.ConvertedArchive;
import java.io.IOException;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.hadoop.conf.Configuration;

/**
 * The first look at a file, in a task: which archives it holds, and what is in them. Accepted ones
 * are kept under the lake; their minutes are not sent anywhere yet.
 */
final class ArchiveSurvey implements ArchiveVisitor {
  /** From here on HistData's stamps were measured to follow European dates. */
  private static final int EUROPEAN_DATES_SINCE = 2019;

  private static final int MINUTES_OF_A_DAY = 1_440;

  /** What was found in one file. */
  record Findings(
      List<SurveyedArchive> accepted,
      List<String> known,
      List<RefusedArchive> refused,
      List<String> skipped)
      implements Serializable {}

  private final Instruments instruments;
  private final Set<String> accepted;
  private final KeptArchives kept;
  private final Findings findings =
      new Findings(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

  private ArchiveSurvey(Instruments instruments, Set<String> accepted, KeptArchives kept) {
    this.instruments = instruments;
    this.accepted = accepted;
    this.kept = kept;
  }

  static Findings survey(
      InputFile file,
      Configuration hadoop,
      ArchiveLimits limits,
      Instruments instruments,
      Set<String> accepted,
      KeptArchives kept) {
    ArchiveSurvey survey = new ArchiveSurvey(instruments, accepted, kept);
    try (HadoopChannel bytes = HadoopChannel.open(hadoop, file.uri())) {
      new ArchiveWalker(limits).walk(file.name(), bytes, survey);
    } catch (IOException e) {
      survey.findings.refused.add(
          new RefusedArchive(
              file.name(),
              "",
              RefusalReason.UNREADABLE,
              "Cannot read \"" + file.name() + "\": " + e.getMessage() + "."));
    }
    return survey.findings;
  }

  @Override
  public void archive(Archive archive) {
    if (accepted.contains(archive.facts().sha256())) {
      findings.known.add(archive.facts().name());
      return;
    }
    ReadOutcome outcome = new ArchiveReader().read(archive);
    if (outcome instanceof ReadOutcome.Refused no) {
      refused(no.archive());
    } else if (outcome instanceof ReadOutcome.Read yes) {
      findings.accepted.add(survey(yes.archive()));
      keep(archive);
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
              + e.getMessage()
              + ". Make room, or choose another lake with --lake.",
          e);
    }
  }

  private SurveyedArchive survey(ReadArchive archive) {
    long[] fileMinutes = archive.minutes().columns().fileMinutes();
    int year =
        LocalDate.ofEpochDay(fileMinutes[fileMinutes.length / 2] / MINUTES_OF_A_DAY).getYear();
    ClockVerdict verdict =
        new ClockDetector(usualClock(year))
            .detect(fileMinutes, instruments.find(archive.label().symbol()).week());
    long[] utc = ConvertedArchive.of(archive, verdict.rule()).utcMinutes();
    return new SurveyedArchive(
        archive.facts(),
        new SurveyedArchive.Series(
            archive.format().source(), archive.label().symbol(), archive.format().side()),
        archive.format().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
        SurveyedArchive.Clock.of(year, verdict),
        LongStream.of(utc).min().orElseThrow(),
        LongStream.of(utc).max().orElseThrow(),
        archive.minutes().columns().prices().scale().decimals(),
        archive.notes());
  }

  /** The clock to assume where an archive's own stamps leave it open, by what was measured. */
  private static ClockRule usualClock(int year) {
    return year < EUROPEAN_DATES_SINCE ? ClockRules.NEW_YORK : ClockRules.EASTERN_ON_EUROPEAN_DATES;
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
