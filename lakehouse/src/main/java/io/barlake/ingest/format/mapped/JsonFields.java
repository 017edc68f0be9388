package io.barlake.ingest.format.mapped;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.barlake.ingest.format.RejectionReason;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The scalars at some paths of a JSON object, as text. Numbers keep their digits; those with an
 * exponent are written out.
 */
final class JsonFields implements RecordFields {
  private static final Optional<RejectionReason> NOT_JSON = Optional.of(RejectionReason.NOT_JSON);
  private static final Optional<RejectionReason> WRONG_FIELD_COUNT =
      Optional.of(RejectionReason.WRONG_FIELD_COUNT);
  private static final JsonFactory JSON = new JsonFactory();

  /** Exponents of numbers that are no prices would be written out as many zeros. */
  private static final int MOST_DIGITS = 40;

  /** A name on the way to a wanted field, or that field. */
  private static final class Step {
    private final Map<String, Step> inner = new HashMap<>();
    private int field = -1;
    private boolean isValue;

    Step to(String path) {
      Step step = this;
      for (String name : path.split("\\.", -1)) {
        step = step.inner.computeIfAbsent(name, absent -> new Step());
      }
      return step;
    }
  }

  private final Step root = new Step();
  private final int[] from;
  private final int[] to;
  private byte[] text = new byte[256];
  private int size;
  private boolean tombstone;

  /** The fields that are wanted, numbered in this order. */
  JsonFields(Layout.Json layout, List<String> wanted) {
    from = new int[wanted.size()];
    to = new int[wanted.size()];
    boolean bare = layout.around() == Layout.Json.Around.BARE;
    Step value = bare ? root : root.to(layout.payload());
    value.isValue = true;
    for (int field = 0; field < from.length; field++) {
      String path = wanted.get(field);
      boolean outside = !bare && path.startsWith(Layout.Json.ENVELOPE);
      Step step = outside ? root.to(path.substring(Layout.Json.ENVELOPE.length())) : value.to(path);
      step.field = field;
    }
  }

  @Override
  public Optional<RejectionReason> find(byte[] record, int begin, int end) {
    Arrays.fill(from, -1);
    size = 0;
    tombstone = false;
    try (JsonParser json = JSON.createParser(record, begin, end - begin)) {
      value(json, json.nextToken(), root);
      if (json.nextToken() != null) {
        return NOT_JSON;
      }
    } catch (IOException e) {
      return NOT_JSON;
    }
    return tombstone || isWhole() ? Optional.empty() : WRONG_FIELD_COUNT;
  }

  private boolean isWhole() {
    for (int at : from) {
      if (at < 0) {
        return false;
      }
    }
    return true;
  }

  private void value(JsonParser json, JsonToken token, Step step) throws IOException {
    if (token == JsonToken.START_OBJECT) {
      if (step.inner.isEmpty()) {
        json.skipChildren();
      } else {
        object(json, step);
      }
    } else if (token == JsonToken.START_ARRAY) {
      json.skipChildren();
    } else if (token == JsonToken.VALUE_NULL) {
      tombstone |= step.isValue;
    } else if (token == JsonToken.VALUE_STRING && step.isValue && step != root) {
      inText(json.getText(), step);
    } else if (token != null && step.field >= 0) {
      put(step.field, token == JsonToken.VALUE_NUMBER_FLOAT ? plain(json) : json.getText());
    }
  }

  private void object(JsonParser json, Step step) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      Step inner = step.inner.get(json.currentName());
      JsonToken token = json.nextToken();
      if (inner == null) {
        json.skipChildren();
      } else {
        value(json, token, inner);
      }
    }
  }

  /** A value that is itself the text of an object. */
  private void inText(String value, Step step) throws IOException {
    try (JsonParser json = JSON.createParser(value)) {
      JsonToken token = json.nextToken();
      if (token == JsonToken.START_OBJECT) {
        object(json, step);
      }
      tombstone |= token == JsonToken.VALUE_NULL;
    }
  }

  private static String plain(JsonParser json) throws IOException {
    String number = json.getText();
    if (number.indexOf('e') < 0 && number.indexOf('E') < 0) {
      return number;
    }
    try {
      BigDecimal exact = new BigDecimal(number);
      return Math.abs((long) exact.scale()) > MOST_DIGITS ? number : exact.toPlainString();
    } catch (NumberFormatException e) {
      return number;
    }
  }

  private void put(int field, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    if (size + bytes.length > text.length) {
      text = Arrays.copyOf(text, 2 * (size + bytes.length));
    }
    System.arraycopy(bytes, 0, text, size, bytes.length);
    from[field] = size;
    size += bytes.length;
    to[field] = size;
  }

  @Override
  public boolean isTombstone() {
    return tombstone;
  }

  @Override
  public byte[] bytes() {
    return text;
  }

  @Override
  public int from(int field) {
    return from[field];
  }

  @Override
  public int to(int field) {
    return to[field];
  }
}
