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
 * Measures the clock of files from their stamps alone: each trading week votes by its open, its
 * close, and the daily break of markets that have one. Candidates differ in a few weeks of a year
 * only, so give it the evidence of all files of a source, symbol and year together; a month alone
 * is often undecidable, and the verdict then says so.
 */
public final class ClockDetector {
  /** A market that pauses less than once a week tells nothing by its weeks. */
  private static final long LONGEST_WEEK = 6 * 24 * 60;

  private static final long HOUR = 60;

  /** A rival is refuted by so many votes, and by three times as many as speak for it. */
  private static final int REFUTING_VOTES = 3;

  private final List<AssumedClock> assumed;

  /** {@code assumed} are the rules of a verdict that the stamps leave open, the likeliest first. */
  public ClockDetector(List<AssumedClock> assumed) {
    this.assumed = List.copyOf(assumed);
  }

  public ClockVerdict detect(ClockEvidence stamps, TradingWeek week) {
    List<WeekVotes> weeks = votes(stamps, week);
    List<CandidateScore> scores = scores(weeks, stamps.switches(), week);
    CandidateScore best = best(scores);
    List<ClockRule> survivors =
        scores.stream()
            .filter(rival -> !isRefuted(rival, best, weeks))
            .map(CandidateScore::rule)
            .toList();
    boolean fits = 2 * best.matches() > votes(weeks) && best.score() > 0;
    ClockConfidence confidence = fits ? confidence(survivors, stamps) : ClockConfidence.ASSUMED;
    AssumedClock chosen = choose(survivors, best, fits);
    ClockRule rule = chosen.rule();
    List<LocalDate> deciding = decidingWeeks(rule, survivors, scores, weeks);
    int voting = (int) weeks.stream().filter(WeekVotes::isVoting).count();
    ClockVerdict.Evidence evidence = new ClockVerdict.Evidence(voting, deciding);
    String what = week.dailyBreakMinutes() > 0 ? "opens, closes and breaks" : "opens and closes";
    String sentence = sentence(chosen, confidence, survivors, evidence, best, fits, what);
    return new ClockVerdict(rule, confidence, scores, survivors, evidence, sentence);
  }

  private static List<WeekVotes> votes(ClockEvidence stamps, TradingWeek week) {
    List<WeekVotes> votes = new ArrayList<>();
    for (int i = 0; i < stamps.size(); i++) {
      boolean closes = stamps.last(i) - stamps.first(i) <= LONGEST_WEEK;
      if (closes && !MarketHolidays.touchWeekOf(WeekVotes.sundayOf(stamps.first(i)))) {
        votes.add(WeekVotes.of(stamps.first(i), stamps.last(i), stamps.pauses(i), week));
      }
    }
    return votes;
  }

  /** How many votes one rule could have: an open and a close a week, and the breaks. */
  private static int votes(List<WeekVotes> weeks) {
    return weeks.stream().mapToInt(week -> 2 + Arrays.stream(week.breaks()).max().orElse(0)).sum();
  }

  private static List<CandidateScore> scores(
      List<WeekVotes> weeks, SwitchHours switches, TradingWeek hours) {
    List<CandidateScore> scores = new ArrayList<>();
    for (int c = 0; c < ClockRules.CANDIDATES.size(); c++) {
      int matches = 0;
      int contradictions = 0;
      for (WeekVotes week : weeks) {
        matches += (week.open()[c] > 0 ? 1 : 0) + (week.close()[c] > 0 ? 1 : 0);
        matches += week.breaks()[c];
        contradictions += (week.open()[c] < 0 ? 1 : 0) + (week.close()[c] < 0 ? 1 : 0);
      }
      ClockRule rule = ClockRules.CANDIDATES.get(c);
      int switchHours = switches.evidenceFor(rule, hours);
      scores.add(new CandidateScore(rule, matches, contradictions, switchHours));
    }
    return scores;
  }

  /** The highest score; of equals the one that is preferred. */
  private static CandidateScore best(List<CandidateScore> scores) {
    CandidateScore best = scores.get(0);
    for (CandidateScore score : scores) {
      best = score.score() > best.score() ? score : best;
    }
    return best;
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
      int breaks = week.breaks()[b] - week.breaks()[r];
      against += Math.max(0, open) + Math.max(0, close) + Math.max(0, breaks);
      favor += Math.max(0, -open) + Math.max(0, -close) + Math.max(0, -breaks);
    }
    return against - favor >= REFUTING_VOTES && against >= 3 * favor;
  }

  private static ClockConfidence confidence(List<ClockRule> survivors, ClockEvidence stamps) {
    if (survivors.size() == 1) {
      return ClockConfidence.PROVEN;
    }
    boolean equivalent =
        survivors.stream().skip(1).allMatch(other -> agree(survivors.get(0), other, stamps));
    return equivalent ? ClockConfidence.EQUIVALENT : ClockConfidence.ASSUMED;
  }

  /** Clocks are turned on the hour, so that comparing one stamp an hour compares all. */
  private static boolean agree(ClockRule one, ClockRule other, ClockEvidence stamps) {
    for (int i = 0; i < stamps.size(); i++) {
      for (long at = stamps.first(i); at <= stamps.last(i); at += HOUR) {
        if (one.utcMinute(at) != other.utcMinute(at)) {
          return false;
        }
      }
      if (one.utcMinute(stamps.last(i)) != other.utcMinute(stamps.last(i))) {
        return false;
      }
    }
    return true;
  }

  private AssumedClock choose(List<ClockRule> survivors, CandidateScore best, boolean fits) {
    if (!fits) {
      return assumed.get(0);
    }
    return assumed.stream()
        .filter(clock -> survivors.contains(clock.rule()))
        .findFirst()
        .orElse(new AssumedClock(best.rule(), "the first of them"));
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
      AssumedClock chosen,
      ClockConfidence confidence,
      List<ClockRule> survivors,
      ClockVerdict.Evidence evidence,
      CandidateScore best,
      boolean fits,
      String what) {
    String assumption = " Assumed " + chosen.rule() + ", " + chosen.why() + ".";
    if (evidence.votingWeeks() == 0) {
      return "No week opens or closes in these stamps." + assumption;
    }
    String votes =
        String.format(
            Locale.ROOT,
            "%d weeks voted, %d %s match %s",
            evidence.votingWeeks(),
            best.matches(),
            what,
            best.rule());
    if (!fits) {
      return "No known clock fits: " + votes + ", the best of them." + assumption;
    }
    String names = survivors.stream().map(ClockRule::name).collect(Collectors.joining(", "));
    return switch (confidence) {
      case PROVEN -> votes + "; told apart by " + weeks(evidence.decidingWeeks()) + ".";
      case EQUIVALENT -> votes + "; " + names + " give the same UTC for every stamp.";
      case ASSUMED ->
          votes + "; " + names + " cannot be told apart and differ for some stamps." + assumption;
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
