package io.barlake.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalParserTest {
  @Test
  void digitsAndDecimalsAreThoseOfTheText() {
    long parsed = parse("1.146130");

    assertThat(DecimalParser.digits(parsed)).isEqualTo(1_146_130);
    assertThat(DecimalParser.decimals(parsed)).isEqualTo(6);
    assertThat(DecimalParser.atScale(parsed, 8)).isEqualTo(114_613_000);
  }

  @Test
  void everyDecimalIsReadExactly() {
    Random random = new Random(11);
    for (int i = 0; i < 50_000; i++) {
      int decimals = random.nextInt(DecimalParser.MOST_DECIMALS + 1);
      BigDecimal number = BigDecimal.valueOf(random.nextLong(-1L << 45, 1L << 45), decimals);
      long parsed = parse(number.toPlainString());

      assertThat(BigDecimal.valueOf(DecimalParser.digits(parsed), DecimalParser.decimals(parsed)))
          .isEqualTo(number);
    }
  }

  @Test
  void zerosBeyondTheFinestScaleAreNoDecimals() {
    assertThat(parse("1.0000000000000")).isEqualTo(parse("1.000000000"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        ".",
        "1.",
        ".5",
        "1,5",
        "1e5",
        "NaN",
        "+1",
        " 1",
        "1 ",
        "1.2.3",
        "0x1",
        "--1",
        "1.0000000001",
        "999999999999999999",
        "99999999999999999999999999999999"
      })
  void whatIsNoPlainDecimalIsInvalid(String text) {
    assertThat(parse(text)).isEqualTo(DecimalParser.INVALID);
  }

  @Test
  void numberTooLargeForTheFinestScaleDoesNotFit() {
    assertThat(DecimalParser.fitsEveryScale(parse("999999999.9"))).isTrue();
    assertThat(DecimalParser.fitsEveryScale(parse("1000000000"))).isFalse();
  }

  private static long parse(String text) {
    byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.US_ASCII);
    return DecimalParser.parse(bytes, 1, bytes.length - 1);
  }

  @Test
  void volumeFinerThanEightDecimalsIsRounded() {
    assertThat(volume("5718.3365549701")).isEqualTo("5718.33655497/8");
    assertThat(volume("0.123456789")).isEqualTo("0.12345679/8");
    assertThat(volume("0.12345678")).isEqualTo("0.12345678/8");
    assertThat(volume("7")).isEqualTo("7/0");
    assertThat(volume("7.0")).isEqualTo("7/0");
    assertThat(volume("36304.20000000")).isEqualTo("36304.2/1");
    assertThat(volume("-1")).isEqualTo("-1/0");
    assertThat(volume("0.12345678901x")).isEqualTo("invalid");
    assertThat(volume("1e-05")).isEqualTo("invalid");
    assertThat(volume("")).isEqualTo("invalid");
    assertThat(volume("7.")).isEqualTo("invalid");
    assertThat(volume(".7")).isEqualTo("invalid");
  }

  @Test
  void volumeKeepsWhatADoubleHoldsExactly() {
    assertThat(volume("123456789012.00000000")).isEqualTo("123456789012/0");
    assertThat(volume("98765432.12345678")).isEqualTo("98765432.1234568/7");
    assertThat(volume("9007199254740991")).isEqualTo("9007199254740991/0");
    assertThat(volume("9007199254740.9925")).isEqualTo("9007199254740.99/2");
    assertThat(volume("900719925474099.96")).isEqualTo("900719925474100/0");
    assertThat(DecimalParser.isVolume(parse("9007199254740991"))).isTrue();
    assertThat(DecimalParser.isVolume(parse("9007199254740992"))).isFalse();
    assertThat(DecimalParser.isVolume(parse("-1"))).isFalse();
    assertThat(DecimalParser.isVolume(DecimalParser.INVALID)).isFalse();
  }

  @Test
  void sumOfVolumesIsRoundedToWhatADoubleHoldsExactly() {
    assertThat(DecimalParser.volume(175, 2)).isEqualTo(1.75);
    assertThat(DecimalParser.volume(12_345_678_912_345_678L, 8)).isEqualTo(123456789.1234568);
    assertThatThrownBy(() -> DecimalParser.volume(1L << 53, 0))
        .isInstanceOf(ArithmeticException.class);
  }

  private static String volume(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    long parsed = DecimalParser.parseVolume(bytes, 0, bytes.length);
    if (parsed == DecimalParser.INVALID) {
      return "invalid";
    }
    int decimals = DecimalParser.decimals(parsed);
    return BigDecimal.valueOf(DecimalParser.digits(parsed), decimals) + "/" + decimals;
  }
}
