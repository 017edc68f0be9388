package io.barlake.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** Trino of {@code deploy/local/up}, as one of its two users. */
public final class LiveTrino implements AutoCloseable {
  private static final String DEFAULT_PORT = "8443";

  private final Connection connection;

  private LiveTrino(Connection connection) {
    this.connection = connection;
  }

  /** The owner, who may write through the catalog {@code lake_writer}. */
  public static LiveTrino owner() throws SQLException, IOException {
    return as("barlake", "UTC");
  }

  /** The reader, whose machine is in that zone. */
  public static LiveTrino readerIn(String zone) throws SQLException, IOException {
    return as("reader", zone);
  }

  private static LiveTrino as(String user, String zone) throws SQLException, IOException {
    Path secrets = LiveStack.folderOfStack().resolve("secrets");
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", Files.readString(secrets.resolve("trino-" + user)).strip());
    properties.setProperty("SSL", "true");
    properties.setProperty("SSLTrustStorePath", secrets.resolve("trino.pem").toString());
    properties.setProperty("timezone", zone);
    String port =
        Optional.ofNullable(System.getenv("BARLAKE_STACK_TRINO_PORT")).orElse(DEFAULT_PORT);
    return new LiveTrino(DriverManager.getConnection("jdbc:trino://localhost:" + port, properties));
  }

  /** Every row, its cells as text. */
  public List<List<String>> rows(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<List<String>> rows = new ArrayList<>();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int c = 1; c <= result.getMetaData().getColumnCount(); c++) {
          row.add(result.getString(c));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  /** A statement that gives no rows. */
  public void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
