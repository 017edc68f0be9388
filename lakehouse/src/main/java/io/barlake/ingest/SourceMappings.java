package io.barlake.ingest;

import io.barlake.BarlakeException;
import io.barlake.config.ConfFolder;
import io.barlake.ingest.archive.Archive;
import io.barlake.ingest.clock.ClockRules;
import io.barlake.ingest.format.ArchiveFormat;
import io.barlake.ingest.format.ArchiveReader;
import io.barlake.ingest.format.Format;
import io.barlake.ingest.format.mapped.Layout;
import io.barlake.ingest.format.mapped.Layout.Delimited;
import io.barlake.ingest.format.mapped.Layout.Json;
import io.barlake.ingest.format.mapped.Maker;
import io.barlake.ingest.format.mapped.NameRule;
import io.barlake.ingest.format.mapped.Plan;
import io.barlake.ingest.format.mapped.SourceMapping;
import io.barlake.ingest.format.mapped.StampFields;
import io.barlake.ingest.format.mapped.StampForm;
import io.barlake.ingest.format.mapped.SymbolRule;
import io.barlake.ingest.format.mapped.Values;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The sources that a person has described, one in each file of {@code conf/sources}. */
public final class SourceMappings implements Serializable {
  private static final long serialVersionUID = 1L;

  /** No source besides those that are built in. */
  public static final SourceMappings NONE = new SourceMappings(List.of());

  private static final int LONGEST_FRAME = 7 * 24 * 60;
  private static final int MOST_COLUMNS = 500;
  private static final String MEASURED = "measured";

  private final List<SourceMapping> mappings;

  private SourceMappings(List<SourceMapping> mappings) {
    this.mappings = List.copyOf(mappings);
  }

  /** Those of the folder {@code conf} beside the launcher. */
  public static SourceMappings load() {
    return of(ConfFolder.filesOnDisk("sources"));
  }

  static SourceMappings of(List<Path> files) {
    return new SourceMappings(files.stream().map(SourceMappings::read).toList());
  }

  /** Those that describe the archive. */
  List<SourceMapping> fitting(Archive archive) throws IOException {
    return mappings.isEmpty() ? mappings : ArchiveReader.fitting(archive, mappings);
  }

  /** The mapping that archives of this format were read by; empty where its file has gone. */
  Optional<SourceMapping> find(String format) {
    return mappings.stream().filter(mapping -> mapping.word().equals(format)).findFirst();
  }

  /** What archives that were read by this format may have of these. */
  Extras within(String format, Extras extras) {
    return Stream.<Format>concat(mappings.stream(), Arrays.stream(ArchiveFormat.values()))
        .filter(one -> one.word().equals(format))
        .map(extras::within)
        .findFirst()
        .orElse(Extras.NONE);
  }

  private static SourceMapping read(Path path) {
    String name = path.getFileName().toString().replaceFirst("\\.conf$", "");
    String file = "conf/sources/" + name + ".conf";
    if (!name.matches("[a-z0-9-]{2,32}")) {
      throw BarlakeException.badConfig(
          "Invalid name \"%s\": expected lower-case letters, digits and hyphens, such as"
              + " conf/sources/my-broker.conf.",
          file);
    }
    MappingSection all =
        MappingSection.whole(file, ConfFolder.parse(path).root())
            .allowOnly(
                "source",
                "side",
                "clock",
                "name",
                "symbol",
                "delimited",
                "json",
                "stamp",
                "bars",
                "ticks");
    NameRule names =
        all.has("name")
            ? all.read(
                "name",
                "a regular expression such as \"topic-(?<date>\\\\d{8})\"",
                text -> new NameRule(Pattern.compile(text)))
            : NameRule.ANY;
    Layout layout = layout(all);
    StampFields stamp = stamp(all, names, layout);
    Values values = values(all, layout);
    Maker maker = new Maker(source(all), side(all, values), clock(all, stamp));
    return new SourceMapping(
        name, maker, names, layout, new Plan(stamp, symbol(all, names, layout), values));
  }

  private static Source source(MappingSection all) {
    return all.read(
        "source", "2 to 32 lower-case letters, digits and hyphens, such as my-broker", Source::new);
  }

  /** Both sides of a quote become bars of its bid; a price alone may be of any side. */
  private static Side side(MappingSection all, Values values) {
    List<Side> allowed =
        values instanceof Values.Quotes ? List.of(Side.BID) : Arrays.asList(Side.values());
    if (all.has("side") || values instanceof Values.Bars) {
      return all.word("side", allowed);
    }
    return values instanceof Values.Quotes ? Side.BID : Side.TRADE;
  }

  private static String clock(MappingSection all, StampFields stamp) {
    String expected =
        "measured, a rule such as new-york, an offset such as utc+02:00, or a zone such as"
            + " Asia/Tokyo";
    if (!all.has("clock") || all.text("clock", expected).equals(MEASURED)) {
      return "";
    }
    String clock = all.read("clock", expected, text -> ClockRules.named(text).name());
    if (stamp.form().countsFrom1970() && !clock.equals(ClockRules.UTC.name())) {
      throw all.invalid("clock", "utc or no clock, as stamps that count from 1970 are UTC");
    }
    return clock;
  }

  private static Layout layout(MappingSection all) {
    String kind = all.only("delimited", "json");
    return kind.equals("json") ? json(all.section(kind)) : delimited(all.section(kind));
  }

  private static Json json(MappingSection json) {
    json.allowOnly("around", "payload");
    Json.Around around = json.word("around", Arrays.asList(Json.Around.values()));
    if (around == Json.Around.BARE && json.has("payload")) {
      throw json.invalid("payload", "no such key beside around = bare");
    }
    return new Json(around, json.textOr("payload", "payload", "the field that holds the value"));
  }

  private static Delimited delimited(MappingSection text) {
    text.allowOnly("separator", "decimal", "header", "columns");
    String expected = "one character, or tab";
    String word = text.text("separator", expected);
    char separator = word.equals("tab") ? '\t' : word.charAt(0);
    if (separator > '~' || separator == '"' || (word.length() > 1 && separator != '\t')) {
      throw text.invalid("separator", expected);
    }
    String mark = text.textOr("decimal", ".", "\".\" or \",\"");
    if (!mark.equals(".") && (!mark.equals(",") || separator == ',')) {
      throw text.invalid("decimal", "\".\", or \",\" where that does not separate the fields");
    }
    if (text.only("header", "columns").equals("header")) {
      return new Delimited(
          separator, mark.charAt(0), Delimited.Head.HEADER, header(text, separator));
    }
    int columns = text.whole("columns", 2, MOST_COLUMNS, "the number of columns");
    return new Delimited(
        separator,
        mark.charAt(0),
        Delimited.Head.DATA,
        IntStream.rangeClosed(1, columns).mapToObj(String::valueOf).toList());
  }

  private static List<String> header(MappingSection text, char separator) {
    String expected = "the first line of the files, with 2 to " + MOST_COLUMNS + " names";
    List<String> names = new ArrayList<>();
    for (String name :
        text.text("header", expected).split(Pattern.quote(String.valueOf(separator)), -1)) {
      String bare = name.strip().replaceFirst("^\"(.*)\"$", "$1");
      if (!bare.isEmpty() && names.contains(bare)) {
        throw text.invalid("header", "each name once");
      }
      names.add(bare);
    }
    if (names.size() < 2 || names.size() > MOST_COLUMNS) {
      throw text.invalid("header", expected);
    }
    return names;
  }

  private static StampFields stamp(MappingSection all, NameRule names, Layout layout) {
    MappingSection stamp = all.section("stamp").allowOnly("field", "form", "date");
    List<String> fields = stamp.texts("field", "a field, or a list such as [\"Date\", \"Time\"]");
    fields.forEach(field -> requireKnown(stamp, "field", field, layout));
    StampForm form =
        stamp.has("form")
            ? stamp.read(
                "form",
                "iso, epoch-s, epoch-ms, epoch-us, epoch-ns, or a pattern such as"
                    + " \"dd.MM.yyyy HH:mm:ss\"",
                StampForm::new)
            : StampForm.ISO;
    if (form.countsFrom1970() && (fields.size() > 1 || stamp.has("date"))) {
      throw stamp.invalid("form", "another form, as what counts from 1970 is one field");
    }
    if (!stamp.has("date")) {
      return new StampFields(StampFields.DateOf.FIELDS, fields, form);
    }
    StampFields.DateOf date = stamp.word("date", List.of(StampFields.DateOf.NAME));
    if (!names.tellsDate()) {
      throw stamp.invalid("date", "a group (?<date>...) in \"name\", which tells it");
    }
    return new StampFields(date, fields, form);
  }

  private static SymbolRule symbol(MappingSection all, NameRule names, Layout layout) {
    if (!all.has("symbol")) {
      if (!names.tellsSymbol()) {
        throw all.error(
            "symbol",
            "Missing \"symbol\": expected symbol { field = ... }, symbol { fixed = ... }, or a"
                + " group (?<symbol>...) in \"name\".");
      }
      return new SymbolRule.OfName();
    }
    MappingSection symbol = all.section("symbol").allowOnly("field", "fixed");
    if (symbol.only("field", "fixed").equals("fixed")) {
      return new SymbolRule.Fixed(symbol.read("fixed", "a symbol such as EURUSD", Symbol::parse));
    }
    return new SymbolRule.Field(field(symbol, "field", layout));
  }

  private static Values values(MappingSection all, Layout layout) {
    String kind = all.only("bars", "ticks");
    MappingSection values = all.section(kind);
    if (kind.equals("bars")) {
      values.allowOnly("frame", "open", "high", "low", "close", "volume");
      return new Values.Bars(
          values.whole("frame", 1, LONGEST_FRAME, "the minutes of a bar"),
          field(values, "open", layout),
          field(values, "high", layout),
          field(values, "low", layout),
          field(values, "close", layout),
          fieldOrNone(values, "volume", layout));
    }
    values.allowOnly("bid", "ask", "price", "volume");
    String volume = fieldOrNone(values, "volume", layout);
    if (values.has("ask") && !values.has("price")) {
      return new Values.Quotes(field(values, "bid", layout), field(values, "ask", layout), volume);
    }
    if (values.has("bid") || values.has("ask")) {
      throw values.error(
          values.has("bid") ? "bid" : "ask",
          "Invalid \"ticks\": expected either bid and ask, or price alone.");
    }
    return new Values.Prices(field(values, "price", layout), volume);
  }

  private static String fieldOrNone(MappingSection section, String key, Layout layout) {
    return section.has(key) ? field(section, key, layout) : Values.NO_FIELD;
  }

  private static String field(MappingSection section, String key, Layout layout) {
    String field = section.text(key, layout instanceof Json ? "a field" : "a column");
    requireKnown(section, key, field, layout);
    return field;
  }

  private static void requireKnown(
      MappingSection section, String key, String field, Layout layout) {
    if (layout instanceof Delimited text && !text.names().contains(field)) {
      throw section.invalid(
          key,
          text.head() == Delimited.Head.HEADER
              ? "a column of \"delimited.header\""
              : "the number of a column, from 1 to " + text.names().size());
    }
  }
}
