package io.barlake.publish;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;

/**
 * Draws the days of series as calendars, a year under the other, so that what is missing is seen at
 * once: a column is a week, a cell is a day. It is one SVG file that needs nothing else.
 */
public final class CoveragePicture {
  private static final int CELL = 12;
  private static final int LEFT = 132;
  private static final int TOP = 64;
  private static final int WEEKS = 54;
  private static final int BAND_HEAD = 44;
  private static final int WIDTH = LEFT + WEEKS * CELL + 24;

  private CoveragePicture() {}

  /** One session; nothing was expected of a holiday. */
  public record Day(LocalDate date, int expected, int present, int lost) {}

  /** The days of one series in one year. */
  public record Year(String series, int year, List<Day> days) {
    public Year {
      days = List.copyOf(days);
    }
  }

  /** The colours, from nothing lost to everything. */
  private enum Shade {
    CLOSED("#e7e9ec", "closed"),
    FULL("#2f9e63", "nothing lost"),
    LITTLE("#b5d55a", "under 2 % lost"),
    SOME("#f2b134", "under 20 % lost"),
    MUCH("#e4662d", "under 90 % lost"),
    ALL("#a3162b", "lost");

    private final String colour;
    private final String words;

    Shade(String colour, String words) {
      this.colour = colour;
      this.words = words;
    }

    static Shade of(Day day) {
      if (day.expected() == 0) {
        return CLOSED;
      }
      double lost = day.lost() / (double) day.expected();
      if (lost == 0) {
        return FULL;
      }
      if (lost < 0.02) {
        return LITTLE;
      }
      if (lost < 0.2) {
        return SOME;
      }
      return lost < 0.9 ? MUCH : ALL;
    }
  }

  public static void write(String title, List<Year> years, Path file) {
    try {
      if (file.toAbsolutePath().getParent() != null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
      }
      Files.writeString(file, svg(title, years));
    } catch (IOException e) {
      throw new BarlakeException(
          ErrorCode.STORAGE, "Cannot write \"" + file + "\": " + e.getMessage() + ".", e);
    }
  }

  static String svg(String title, List<Year> years) {
    int height = TOP + years.stream().mapToInt(CoveragePicture::bandHeight).sum() + 16;
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d"
                + " %d\" font-family=\"system-ui, sans-serif\" font-size=\"11\" fill=\"#333\">%n",
            WIDTH,
            height,
            WIDTH,
            height));
    svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
    text(svg, 16, 26, "font-size=\"16\" font-weight=\"600\"", title);
    legend(svg);
    int top = TOP;
    for (Year year : years) {
      band(svg, year, top);
      top += bandHeight(year);
    }
    return svg.append("</svg>\n").toString();
  }

  /** A market that rests on the weekend needs no rows for it. */
  private static int bandHeight(Year year) {
    int rows =
        year.days().stream().mapToInt(day -> day.date().getDayOfWeek().getValue()).max().orElse(5);
    return BAND_HEAD + Math.max(rows, 5) * CELL;
  }

  private static void legend(StringBuilder svg) {
    int x = 16;
    for (Shade shade : Shade.values()) {
      cell(svg, x, 38, shade, shade.words);
      text(svg, x + CELL + 4, 47, "", shade.words);
      x += CELL + 18 + shade.words.length() * 6;
    }
  }

  private static void band(StringBuilder svg, Year year, int top) {
    long expected = year.days().stream().mapToLong(Day::expected).sum();
    long lost = year.days().stream().mapToLong(Day::lost).sum();
    text(svg, 16, top + 26, "font-size=\"13\" font-weight=\"600\"", year.series());
    text(svg, 16, top + 44, "font-size=\"13\"", String.valueOf(year.year()));
    text(svg, 16, top + 62, "", covered(expected, lost));
    text(svg, 16, top + 78, "", String.format(Locale.ROOT, "%,d min. lost", lost));
    LocalDate first = LocalDate.of(year.year(), 1, 1);
    LocalDate monday = first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    for (Month month : Month.values()) {
      long week = ChronoUnit.WEEKS.between(monday, LocalDate.of(year.year(), month, 1));
      text(
          svg,
          LEFT + (int) week * CELL,
          top + 8,
          "fill=\"#777\"",
          month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
    }
    for (Day day : year.days()) {
      long week = ChronoUnit.WEEKS.between(monday, day.date());
      int row = day.date().getDayOfWeek().getValue() - 1;
      cell(
          svg,
          LEFT + (int) week * CELL,
          top + 14 + row * CELL,
          Shade.of(day),
          String.format(
              Locale.ROOT,
              "%s: %,d of %,d minutes are there, %,d lost",
              day.date(),
              day.present(),
              day.expected(),
              day.lost()));
    }
  }

  /** Cut, not rounded: what lacks a minute is not all there. */
  private static String covered(long expected, long lost) {
    double percent = expected == 0 ? 100 : 100 * (1 - lost / (double) expected);
    return String.format(Locale.ROOT, "%.2f %% there", Math.floor(percent * 100) / 100);
  }

  private static void cell(StringBuilder svg, int x, int y, Shade shade, String tip) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"2\" fill=\"%s\"><title>%s</title>"
                + "</rect>%n",
            x,
            y,
            CELL - 2,
            CELL - 2,
            shade.colour,
            escaped(tip)));
  }

  private static void text(StringBuilder svg, int x, int y, String style, String words) {
    svg.append(
        String.format(
            Locale.ROOT, "<text x=\"%d\" y=\"%d\" %s>%s</text>%n", x, y, style, escaped(words)));
  }

  private static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
