package io.barlake.tables.schema;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import io.barlake.tables.TableDefinition;
import org.apache.spark.sql.types.StructType;

/** Trades of the backtests of other platforms. A write replaces those of its archives. */
public final class ImportedTradesTable {
  public static final String SHA256 = "sha256";
  public static final String N = "n";
  public static final String ID = "id";
  public static final String LABEL = "label";
  public static final String SYMBOL = "symbol";
  public static final String DIRECTION = "direction";
  public static final String ENTRY_TS = "entry_ts";
  public static final String EXIT_TS = "exit_ts";
  public static final String ENTRY_PRICE = "entry_price";
  public static final String EXIT_PRICE = "exit_price";
  public static final String PIPS = "pips";
  public static final String QUANTITY = "quantity";
  public static final String VOLUME = "volume";
  public static final String COMMISSIONS = "commissions";
  public static final String SWAPS = "swaps";
  public static final String GROSS = "gross";
  public static final String NET = "net";

  public static final StructType SCHEMA =
      new StructType()
          .add(SHA256, StringType, false, "SHA-256 of the report, as in research.imported_runs")
          .add(N, IntegerType, false, "number of the trade within the report, from 0")
          .add(ID, StringType, true, "number that the platform gave the trade")
          .add(LABEL, StringType, true, "label that the strategy gave the trade")
          .add(SYMBOL, StringType, true, "what was traded")
          .add(DIRECTION, StringType, true, "long or short; another word as it was reported")
          .add(ENTRY_TS, TimestampType, false, "when it was entered, UTC")
          .add(EXIT_TS, TimestampType, false, "when it was closed, UTC")
          .add(ENTRY_PRICE, DoubleType, false, "price of the entry")
          .add(EXIT_PRICE, DoubleType, false, "price of the exit")
          .add(PIPS, DoubleType, true, "pips won or lost, as reported")
          .add(QUANTITY, DoubleType, true, "size in lots")
          .add(VOLUME, DoubleType, true, "size in units of the base asset")
          .add(COMMISSIONS, DoubleType, true, "commission, in the currency of the account")
          .add(SWAPS, DoubleType, true, "swap, in the currency of the account")
          .add(GROSS, DoubleType, true, "profit before costs, in the currency of the account")
          .add(NET, DoubleType, true, "profit after costs, in the currency of the account");

  public static final TableDefinition TABLE =
      TableDefinition.of("research.imported_trades", "One trade of an imported run", SCHEMA)
          .keyedBy(SHA256, N);

  private ImportedTradesTable() {}
}
