package io.barlake.publish.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A report as one HTML page that needs nothing else: charts library, style, script and data are
 * inside, and its content policy forbids the browser to load anything. Text from the data never
 * becomes markup: it travels as JSON in which {@code <} is escaped.
 */
public final class ReportPage {
  private static final String CHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";
  private static final Pattern SLOT = Pattern.compile("/\\*\\{(\\w+)\\}\\*/");
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(
              new SimpleModule()
                  .addSerializer(double[].class, new ColumnWriter())
                  .addSerializer(Double.class, new NumberWriter())
                  .addSerializer(double.class, new NumberWriter()));

  private ReportPage() {}

  public static String render(ReportData report) {
    Map<String, String> slots = new LinkedHashMap<>();
    slots.put("style", resource("/io/barlake/publish/report.css"));
    slots.put("charts", resource(CHARTS));
    slots.put("data", json(report));
    slots.put("script", resource("/io/barlake/publish/report.js"));
    Matcher slot = SLOT.matcher(resource("/io/barlake/publish/report.html"));
    StringBuilder page = new StringBuilder(1 << 21);
    while (slot.find()) {
      slot.appendReplacement(page, "");
      page.append(slots.get(slot.group(1)));
    }
    return slot.appendTail(page).toString();
  }

  /** The data block; a script element ends at the first {@code </}, so no {@code <} may remain. */
  static String json(ReportData report) {
    Map<String, Object> block = new LinkedHashMap<>();
    block.put("metrics", ReportMetric.ALL.stream().map(MetricFacts::of).toList());
    block.put("report", report);
    try {
      return JSON.writeValueAsString(block).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new BarlakeException(
          ErrorCode.INTERNAL, "Cannot write the data of the report as JSON.", e);
    }
  }

  private static String resource(String path) {
    try (InputStream in = ReportPage.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new BarlakeException(
            ErrorCode.INTERNAL, "Missing resource \"" + path + "\" on the class path.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new BarlakeException(ErrorCode.INTERNAL, "Cannot read resource \"" + path + "\".", e);
    }
  }

  private record MetricFacts(
      String name, String key, String label, String unit, String better, double neutral) {
    static MetricFacts of(ReportMetric metric) {
      return new MetricFacts(
          metric.name(),
          metric.key(),
          metric.label(),
          metric.unit().name(),
          metric.better().name(),
          metric.neutral());
    }
  }

  private static void write(double value, JsonGenerator out) throws IOException {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      out.writeNull();
    } else if (value == Math.rint(value) && Math.abs(value) < 1L << 53) {
      out.writeNumber((long) value);
    } else {
      out.writeNumber(BigDecimal.valueOf(value).toString());
    }
  }

  private static final class NumberWriter extends JsonSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator out, SerializerProvider serializers)
        throws IOException {
      write(value, out);
    }
  }

  private static final class ColumnWriter extends JsonSerializer<double[]> {
    @Override
    public void serialize(double[] column, JsonGenerator out, SerializerProvider serializers)
        throws IOException {
      out.writeStartArray();
      for (double value : column) {
        write(value, out);
      }
      out.writeEndArray();
    }
  }
}
