package io.barlake.tables.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A policy as a store tells it: the order of what it lists is the store's own. */
final class PolicyText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PolicyText() {}

  static boolean says(String text, Map<String, Object> policy) {
    try {
      return normal(JSON.readTree(text)).equals(normal(JSON.valueToTree(policy)));
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /** Lists become sets, and a single text a set of one. */
  private static Object normal(JsonNode node) {
    if (node.isObject()) {
      Map<String, Object> fields = new TreeMap<>();
      node.properties().forEach(field -> fields.put(field.getKey(), normal(field.getValue())));
      return fields;
    }
    if (node.isArray()) {
      Set<Object> values = new HashSet<>();
      node.forEach(value -> values.add(value.isTextual() ? value.asText() : normal(value)));
      return values;
    }
    return Set.of(node.asText());
  }
}
