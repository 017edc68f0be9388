package io.barlake.publish.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReportPageTest {
  private static final Pattern DATA =
      Pattern.compile(
          "<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);
  private static final Pattern REFERENCE =
      Pattern.compile("<(?:link|img|script|iframe|a)\\b[^>]*?(?:src|href)=\"([^\"]*)\"");

  @Test
  void pageRefersToNothingOutsideItself() {
    String page = ReportPage.render(SampleReport.build());

    String markup = page.replaceAll("(?s)<script\\b[^>]*>.*?</script>", "");
    Matcher reference = REFERENCE.matcher(markup);
    assertThat(reference.results().map(found -> found.group(1)))
        .isNotEmpty()
        .allSatisfy(target -> assertThat(target).matches("#.*|data:,"));
    assertThat(markup).doesNotContain("http:", "https:", "@import", "url(");
    assertThat(page).doesNotContain("<script src").contains("default-src 'none'");
    assertThat(page).contains("Licensed to the Apache Software Foundation");
  }

  @Test
  void everySlotOfTheTemplateIsFilled() {
    assertThat(ReportPage.render(SampleReport.build())).doesNotContainPattern("/\\*\\{\\w+\\}\\*/");
  }

  @Test
  void dataParsesBackWithMissingNumbersAsNull() throws IOException {
    JsonNode report = data(ReportPage.render(SampleReport.build())).get("report");

    assertThat(report.at("/sweep/id").asText()).isEqualTo("3f9c1a7be204");
    assertThat(report.at("/best")).hasSize(100);
    assertThat(report.at("/kept")).hasSize(10);
    JsonNode netReturn = report.at("/distributions/3");
    assertThat(netReturn.get("metric").asText()).isEqualTo("NET_RETURN");
    assertThat(netReturn.get("luck").isNull()).isTrue();
  }

  @Test
  void hostileTextStaysText() throws IOException {
    String hostile = "</script><script>alert(1)</script><!--/*{charts}*/$1\\";
    ReportData report = named(hostile);

    String page = ReportPage.render(report);

    assertThat(page).doesNotContain("<script>alert(1)").doesNotContain("<!--/*");
    assertThat(data(page).at("/report/sweep/strategy").asText()).isEqualTo(hostile);
    assertThat(data(page).at("/report/markets/0/symbol").asText()).isEqualTo(hostile);
  }

  @Test
  void sameDataGivesTheSamePage() {
    assertThat(ReportPage.render(SampleReport.build()))
        .isEqualTo(ReportPage.render(SampleReport.build()));
  }

  @Test
  void sweepWithoutKeptTrialsOrPlanesRenders() throws IOException {
    JsonNode report = data(ReportPage.render(named("x"))).get("report");

    assertThat(report.get("kept")).isEmpty();
    assertThat(report.at("/planes/planes")).isEmpty();
  }

  private static ReportData named(String text) {
    SweepFacts sweep =
        new SweepFacts(
            text,
            text,
            text,
            text,
            List.of(text),
            List.of(text),
            null,
            null,
            1,
            Map.of(text, text),
            Map.of(text, text),
            text,
            text,
            text);
    MarketFacts market =
        new MarketFacts(
            text, text, text, 1, "ticks", 1, 0, 0, 1, 1, 0, 0, 1, 0, 0, Double.NaN, Double.NaN, "");
    double[] metrics = new double[ReportMetric.ALL.size()];
    Arrays.fill(metrics, Double.NaN);
    TrialRow row = new TrialRow(0, 0, Map.of(text, 1.0), Map.of(text, text), metrics, false);
    return new ReportData(
        sweep,
        ReportMetric.SHARPE,
        List.of(market),
        List.of(),
        ParameterPlanes.NONE,
        List.of(row),
        List.of(),
        0,
        List.of());
  }

  private static JsonNode data(String page) throws IOException {
    Matcher block = DATA.matcher(page);
    assertThat(block.find()).isTrue();
    return new ObjectMapper().readTree(block.group(1));
  }
}
