package io.barlake.ingest.clock;

import io.barlake.market.TradingWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Measures the clock of a file from its stamps alone: each trading week votes by its open and its
 * close. Candidates differ in a few weeks of a year only, so give it all stamps of a source, symbol
 * and year together; a month alone is often undecidable, and the verdict then says so.
 */
public final class ClockDetector {
  private static final long WEEKEND_MINUTES = 24 * 60;

  /** A rival is refuted by so many votes, and by three times as many as speak for it. */
  private static final int REFUTING_VOTES = 3;

  private final ClockRule assumed;

  /** {@code assumed} is the rule of a verdict that the stamps leave open. */
  public ClockDetector(ClockRule assumed) {
    this.assumed = assumed;
  }

  /** {@code fileMinutes} as {@link ClockRule} takes them, in the order of the file. */
  public ClockVerdict detect(long[] fileMinutes, TradingWeek week) {
    List<WeekVotes> weeks = votes(fileMinutes, week);
    List<CandidateScore> scores = scores(weeks, fileMinutes, week);
    CandidateScore best =
        scores.stream().max(Comparator.comparingInt(CandidateScore::score)).orElseThrow();
    List<ClockRule> survivors =
        scores.stream()
            .filter(rival -> !isRefuted(rival, best, weeks))
            .map(CandidateScore::rule)
            .toList();
    boolean fits = best.matches() > weeks.size() && best.score() > 0;
    ClockConfidence confidence =
        fits ? confidence(survivors, fileMinutes) : ClockConfidence.ASSUMED;
    ClockRule rule = choose(survivors, best, fits);
    List<LocalDate> deciding = decidingWeeks(rule, survivors, scores, weeks);
    int voting = (int) weeks.stream().filter(WeekVotes::isVoting).count();
    ClockVerdict.Evidence evidence = new ClockVerdict.Evidence(voting, deciding);
    String sentence = sentence(rule, confidence, survivors, evidence, best, fits);
    return new ClockVerdict(rule, confidence, scores, survivors, evidence, sentence);
  }

  private static List<WeekVotes> votes(long[] fileMinutes, TradingWeek week) {
    long[] sorted = fileMinutes.clone();
    Arrays.sort(sorted);
    List<WeekVotes> votes = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= sorted.length; i++) {
      if (i == sorted.length || sorted[i] - sorted[i - 1] > WEEKEND_MINUTES) {
        if (!MarketHolidays.touchWeekOf(WeekVotes.sundayOf(sorted[first]))) {
          votes.add(WeekVotes.of(sorted[first], sorted[i - 1], week));
        }
        first = i;
      }
    }
    return votes;
  }

  private static List<CandidateScore> scores(
      List<WeekVotes> weeks, long[] fileMinutes, TradingWeek hours) {
    List<CandidateScore> scores = new ArrayList<>();
    for (int c = 0; c < ClockRules.CANDIDATES.size(); c++) {
      int matches = 0;
      int contradictions = 0;
      for (WeekVotes week : weeks) {
        matches += (week.open()[c] > 0 ? 1 : 0) + (week.close()[c] > 0 ? 1 : 0);
        contradictions += (week.open()[c] < 0 ? 1 : 0) + (week.close()[c] < 0 ? 1 : 0);
      }
      ClockRule rule = ClockRules.CANDIDATES.get(c);
      int switchHours = SwitchHours.evidenceFor(rule, fileMinutes, hours);
      scores.add(new CandidateScore(rule, matches, contradictions, switchHours));
    }
    return scores;
  }

  private static boolean isRefuted(
      CandidateScore rival, CandidateScore best, List<WeekVotes> weeks) {
    int against = Math.max(0, best.switchHours() - rival.switchHours());
    int favor = Math.max(0, rival.switchHours() - best.switchHours());
    int b = ClockRules.CANDIDATES.indexOf(best.rule());
    int r = ClockRules.CANDIDATES.indexOf(rival.rule());
    for (WeekVotes week : weeks) {
      int open = week.open()[b] - week.open()[r];
      int close = week.close()[b] - week.close()[r];
      against += Math.max(0, open) + Math.max(0, close);
      favor += Math.max(0, -open) + Math.max(0, -close);
    }
    return against - favor >= REFUTING_VOTES && against >= 3 * favor;
  }

  private static ClockConfidence confidence(List<ClockRule> survivors, long[] fileMinutes) {
    if (survivors.size() == 1) {
      return ClockConfidence.PROVEN;
    }
    long[] utc = survivors.get(0).toUtcMinutes(fileMinutes);
    boolean equivalent =
        survivors.stream()
            .skip(1)
            .allMatch(other -> Arrays.equals(utc, other.toUtcMinutes(fileMinutes)));
    return equivalent ? ClockConfidence.EQUIVALENT : ClockConfidence.ASSUMED;
  }

  private ClockRule choose(List<ClockRule> survivors, CandidateScore best, boolean fits) {
    return !fits || survivors.contains(assumed) ? assumed : best.rule();
  }

  private static List<LocalDate> decidingWeeks(
      ClockRule rule,
      List<ClockRule> survivors,
      List<CandidateScore> scores,
      List<WeekVotes> weeks) {
    return scores.stream()
        .filter(rival -> !survivors.contains(rival.rule()))
        .max(Comparator.comparingInt(CandidateScore::score))
        .map(rival -> weeksAgainst(rule, rival.rule(), weeks))
        .orElse(List.of());
  }

  private static List<LocalDate> weeksAgainst(
      ClockRule rule, ClockRule rival, List<WeekVotes> weeks) {
    int one = ClockRules.CANDIDATES.indexOf(rule);
    int other = ClockRules.CANDIDATES.indexOf(rival);
    return weeks.stream()
        .filter(week -> one >= 0 && week.vote(one) > week.vote(other))
        .map(WeekVotes::sunday)
        .toList();
  }

  private static String sentence(
      ClockRule rule,
      ClockConfidence confidence,
      List<ClockRule> survivors,
      ClockVerdict.Evidence evidence,
      CandidateScore best,
      boolean fits) {
    String votes =
        String.format(
            Locale.ROOT,
            "%d weeks voted, %d opens and closes match %s",
            evidence.votingWeeks(),
            best.matches(),
            best.rule());
    if (!fits) {
      return "No known clock fits: " + votes + ", the best of them. Assumed " + rule + ".";
    }
    String names = survivors.stream().map(ClockRule::name).collect(Collectors.joining(", "));
    return switch (confidence) {
      case PROVEN -> votes + "; told apart by " + weeks(evidence.decidingWeeks()) + ".";
      case EQUIVALENT -> votes + "; " + names + " give the same UTC for every stamp.";
      case ASSUMED -> votes + "; " + names + " cannot be told apart. Assumed " + rule + ".";
    };
  }

  private static String weeks(List<LocalDate> sundays) {
    String shown =
        sundays.stream().limit(4).map(LocalDate::toString).collect(Collectors.joining(", "));
    return sundays.size() > 4
        ? String.format(Locale.ROOT, "%d weeks from %s", sundays.size(), sundays.get(0))
        : "the weeks of " + shown;
  }
}
