package io.barlake.ingest.sample;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;

/**
 * An archive read back the plain way; prices in millionths, minutes since 1970 in its own clock.
 */
final class ArchiveText {
  final List<String> members = new ArrayList<>();
  final List<String> report = new ArrayList<>();
  String csv = "";
  int[] minute;
  long[] open;
  long[] high;
  long[] low;
  long[] close;

  private ArchiveText() {}

  static ArchiveText read(Path zip) throws IOException {
    ArchiveText text = new ArchiveText();
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (var entry : file.stream().toList()) {
        text.members.add(entry.getName());
        try (InputStream in = file.getInputStream(entry)) {
          String content = new String(in.readAllBytes(), US_ASCII);
          if (entry.getName().endsWith(".csv")) {
            text.csv = content;
          } else {
            text.report.addAll(content.lines().toList());
          }
        }
      }
    }
    text.parse(text.csv.lines().toList());
    return text;
  }

  private void parse(List<String> rows) {
    minute = new int[rows.size()];
    open = new long[rows.size()];
    high = new long[rows.size()];
    low = new long[rows.size()];
    close = new long[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      String[] fields = rows.get(i).split(";", -1);
      minute[i] = minute(fields[0]);
      open[i] = millionths(fields[1]);
      high[i] = millionths(fields[2]);
      low[i] = millionths(fields[3]);
      close[i] = millionths(fields[4]);
    }
  }

  int size() {
    return minute.length;
  }

  LocalDateTime time(int row) {
    return LocalDateTime.ofEpochSecond(minute[row] * 60L, 0, ZoneOffset.UTC);
  }

  /** First stamps after a pause of more than a day. */
  List<LocalDateTime> weekOpens() {
    List<LocalDateTime> opens = new ArrayList<>();
    for (int i = 1; i < size(); i++) {
      if (minute[i] - minute[i - 1] > 1440) {
        opens.add(time(i));
      }
    }
    return opens;
  }

  /** Last stamps before a pause of more than a day. */
  List<LocalDateTime> weekCloses() {
    List<LocalDateTime> closes = new ArrayList<>();
    for (int i = 1; i < size(); i++) {
      if (minute[i] - minute[i - 1] > 1440) {
        closes.add(time(i - 1));
      }
    }
    return closes;
  }

  /** Mean range of the minutes of each hour, relative to the whole. */
  double[] rangeOfHours() {
    double[] sums = new double[24];
    int[] counts = new int[24];
    double all = 0;
    for (int i = 0; i < size(); i++) {
      int hour = minute[i] % 1440 / 60;
      sums[hour] += high[i] - low[i];
      counts[hour]++;
      all += high[i] - low[i];
    }
    for (int hour = 0; hour < 24; hour++) {
      sums[hour] /= Math.max(1, counts[hour]) * all / size();
    }
    return sums;
  }

  static int minute(String stamp) {
    String digits = stamp.replace(" ", "");
    LocalDateTime time =
        LocalDateTime.of(
            Integer.parseInt(digits.substring(0, 4)),
            Integer.parseInt(digits.substring(4, 6)),
            Integer.parseInt(digits.substring(6, 8)),
            Integer.parseInt(digits.substring(8, 10)),
            Integer.parseInt(digits.substring(10, 12)));
    return (int) (time.toEpochSecond(ZoneOffset.UTC) / 60);
  }

  private static long millionths(String price) {
    return Long.parseLong(price.replace(".", ""));
  }
}
