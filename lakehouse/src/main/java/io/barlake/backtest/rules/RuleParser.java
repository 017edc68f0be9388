package io.barlake.backtest.rules;

import io.barlake.BarlakeException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a rule such as {@code close > ema(slow) and crosses_above(rsi(14), low)}. What binds least
 * comes first here: {@code or}, {@code and}, {@code not}, comparisons, sums, products, a sign.
 */
final class RuleParser {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<number>\\d+(?:\\.\\d+)?)|(?<name>[A-Za-z_][A-Za-z0-9_]*)|'(?<quoted>[^']*)'"
              + "|(?<sign><=|>=|==|!=|[-+*/<>(),.@\\[\\]]))");
  private static final Pattern FRAME = Pattern.compile("\\s*([0-9]+[A-Za-z]+)");
  private static final Set<String> COMPARISONS = Set.of("<", "<=", ">", ">=", "==", "!=");

  private static final int DEEPEST = 50;

  private final String text;
  private int at;
  private int depth;

  private RuleParser(String text) {
    this.text = text;
  }

  static Syntax parse(String text) {
    RuleParser parser = new RuleParser(text);
    Syntax syntax = parser.either();
    if (!parser.isAtEnd()) {
      throw error(text, parser.column(), "expected the end, found \"%s\"", parser.rest());
    }
    return syntax;
  }

  /** What is wrong with a rule, and where. */
  static BarlakeException error(String text, int column, String format, Object... values) {
    return BarlakeException.badConfig(
        "Invalid rule \"%s\" at column %d: %s.",
        text, column, String.format(Locale.ROOT, format, values));
  }

  static void requireArguments(String text, Syntax.Call call, int count, String expected) {
    if (call.arguments().size() != count) {
      throw error(text, call.at(), "%s takes %s", call.word(), expected);
    }
  }

  private Syntax either() {
    Syntax left = both();
    for (int column = column(); takeWord(RuleWords.OR); column = column()) {
      left = new Syntax.Binary(column, RuleWords.OR, left, both());
    }
    return left;
  }

  private Syntax both() {
    Syntax left = not();
    for (int column = column(); takeWord(RuleWords.AND); column = column()) {
      left = new Syntax.Binary(column, RuleWords.AND, left, not());
    }
    return left;
  }

  private Syntax not() {
    int column = column();
    return takeWord(RuleWords.NOT) ? new Syntax.Not(column, not()) : comparison();
  }

  private Syntax comparison() {
    Syntax left = sum();
    int column = column();
    String operator = peek("sign");
    if (!COMPARISONS.contains(operator)) {
      return left;
    }
    takeSign(operator);
    Syntax right = sum();
    if (COMPARISONS.contains(peek("sign"))) {
      throw error(text, column(), "a comparison has two sides, join two comparisons by \"and\"");
    }
    return new Syntax.Binary(column, operator, left, right);
  }

  private Syntax sum() {
    Syntax left = product();
    for (String sign = peek("sign"); sign.equals("+") || sign.equals("-"); sign = peek("sign")) {
      int column = column();
      takeSign(sign);
      left = new Syntax.Binary(column, sign, left, product());
    }
    return left;
  }

  private Syntax product() {
    Syntax left = signed();
    for (String sign = peek("sign"); sign.equals("*") || sign.equals("/"); sign = peek("sign")) {
      int column = column();
      takeSign(sign);
      left = new Syntax.Binary(column, sign, left, signed());
    }
    return left;
  }

  private Syntax signed() {
    int column = column();
    if (++depth > DEEPEST) {
      throw error(text, column, "expected at most %d parts inside of each other", DEEPEST);
    }
    Syntax signed = takeSign("-") ? new Syntax.Negative(column, signed()) : earlier();
    depth--;
    return signed;
  }

  private Syntax earlier() {
    Syntax of = primary();
    for (int column = column(); takeSign("["); column = column()) {
      Syntax bars = sum();
      require("]");
      of = new Syntax.Ago(column, of, bars);
    }
    return of;
  }

  private Syntax primary() {
    int column = column();
    Matcher token = token();
    if (token != null && token.group("number") != null) {
      at = token.end();
      return new Syntax.Figure(column, new BigDecimal(token.group("number")));
    }
    if (token != null && token.group("quoted") != null) {
      at = token.end();
      return new Syntax.Quoted(column, token.group("quoted"));
    }
    if (takeSign("(")) {
      Syntax inner = either();
      require(")");
      return inner;
    }
    return named(column, takeName("a number, a name or \"(\""));
  }

  private Syntax named(int column, String word) {
    if (!takeSign("(")) {
      return new Syntax.Name(column, word);
    }
    List<Syntax> arguments = new ArrayList<>();
    if (!takeSign(")")) {
      do {
        arguments.add(either());
      } while (takeSign(","));
      require(")");
    }
    String part = takeSign(".") ? takeName("the name of a column") : "";
    return new Syntax.Call(column, word, arguments, part, takeSign("@") ? frame() : "");
  }

  private String frame() {
    Matcher frame = FRAME.matcher(text).region(at, text.length());
    if (!frame.lookingAt()) {
      throw error(text, column(), "expected a frame such as 4h, found \"%s\"", rest());
    }
    at = frame.end();
    return frame.group(1);
  }

  private String takeName(String expected) {
    String name = peek("name");
    if (name.isEmpty() || Set.of(RuleWords.AND, RuleWords.OR, RuleWords.NOT).contains(name)) {
      throw error(
          text,
          column(),
          "expected %s, found %s",
          expected,
          isAtEnd() ? "the end" : "\"" + rest() + "\"");
    }
    at = token().end();
    return name;
  }

  private boolean takeWord(String word) {
    return take("name", word);
  }

  private boolean takeSign(String sign) {
    return take("sign", sign);
  }

  private boolean take(String kind, String wanted) {
    boolean there = peek(kind).equals(wanted);
    if (there) {
      at = token().end();
    }
    return there;
  }

  private void require(String sign) {
    if (!takeSign(sign)) {
      throw error(
          text,
          column(),
          "expected \"%s\", found %s",
          sign,
          isAtEnd() ? "the end" : "\"" + rest() + "\"");
    }
  }

  /** What comes next, if it is of this kind; else empty. */
  private String peek(String kind) {
    Matcher token = token();
    return token == null || token.group(kind) == null ? "" : token.group(kind);
  }

  private Matcher token() {
    Matcher token = TOKEN.matcher(text).region(at, text.length());
    return token.lookingAt() ? token : null;
  }

  private boolean isAtEnd() {
    return text.substring(at).isBlank();
  }

  private String rest() {
    return text.substring(at).strip();
  }

  private int column() {
    int next = at;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next + 1;
  }
}
