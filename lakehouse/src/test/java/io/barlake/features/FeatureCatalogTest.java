package io.barlake.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.Indicators;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureCatalogTest {
  @Test
  void everyIndicatorIsListedOnceInTheOrderOfItsFamily() {
    assertThat(
            FeatureCatalog.groups().stream()
                .flatMap(group -> group.entries().stream())
                .map(FeatureCatalog.Entry::example))
        .containsExactlyElementsOf(
            List.of(Indicators.values()).stream().map(Indicators::example).toList());
    assertThat(FeatureCatalog.groups())
        .extracting(FeatureCatalog.Group::name)
        .startsWith("trend", "momentum", "volatility")
        .doesNotHaveDuplicates();
  }

  @Test
  void entrySaysWhatAReaderNeedsToWriteADefinition() {
    FeatureCatalog.Entry entry = entry("bbands(window, deviations)");

    assertThat(entry.parameters())
        .containsExactly(
            "window is a whole number from 2 to 1000000",
            "deviations is a number from 0.01 to 100");
    assertThat(entry.inputs()).containsExactly("close");
    assertThat(entry.gaps()).isEqualTo("counts bars");
    assertThat(entry.meaning()).isEqualTo("bars are counted, time is not: a weekend is one step");
    assertThat(entry.example()).isEqualTo("bbands(20, 2)");
    assertThat(entry.lookBack()).hasValue(19);
    assertThat(entry.columns().get(0))
        .isEqualTo(
            new FeatureColumn(
                "bbands_20_2_upper", 19, "middle + 2 * standard deviation of the last 20 closes"));
  }

  @Test
  void whatRemembersEveryBarHasNoLookBack() {
    assertThat(entry("sar(acceleration, maximum)").lookBack()).isEmpty();
  }

  private static FeatureCatalog.Entry entry(String definition) {
    return FeatureCatalog.groups().stream()
        .flatMap(group -> group.entries().stream())
        .filter(one -> one.definition().equals(definition))
        .findFirst()
        .orElseThrow();
  }
}
