package io.barlake.tables;

import io.barlake.config.BarlakeConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/** Where the tables of one lake lie and what its databases are called. */
public record Lake(String uri, Map<String, String> databases) {
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/");

  public Lake {
    databases = Map.copyOf(databases);
  }

  public static Lake of(BarlakeConfig config) {
    return new Lake(normal(config.lakePath()), config.databases());
  }

  /** The folder of one table, as a URI. */
  public String path(TableDefinition table) {
    return uri + "/" + table.database() + "/" + table.table();
  }

  /** The folder in which the bytes of accepted archives are kept. */
  public String archives() {
    return uri + "/raw/originals";
  }

  /** The name by which SQL knows the table. */
  public String sqlName(TableDefinition table) {
    return databases.get(table.database()) + "." + table.table();
  }

  public boolean isLocal() {
    return uri.startsWith("file:");
  }

  /** As Hadoop writes it: a blank, an umlaut or a percent sign in a folder's name stands as is. */
  private static String normal(String path) {
    String uri = SCHEME.matcher(path).lookingAt() ? path : "file:" + absolute(path);
    uri = uri.startsWith("file:///") ? "file:/" + uri.substring(8) : uri;
    return uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
  }

  private static String absolute(String path) {
    return Path.of(path).toAbsolutePath().normalize().toString();
  }
}
