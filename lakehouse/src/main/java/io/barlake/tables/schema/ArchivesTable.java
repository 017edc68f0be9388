package io.barlake.tables.schema;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import io.barlake.tables.TableDefinition;
import org.apache.spark.sql.types.StructType;

/**
 * Every archive that was seen, and what became of its records. A write replaces the rows of the
 * archives it handled. The row is written last: it is the commit point of an ingest.
 */
public final class ArchivesTable {
  public static final String SHA256 = "sha256";
  public static final String NAME = "name";
  public static final String BYTES = "bytes";
  public static final String STATUS = "status";
  public static final String MESSAGE = "message";
  public static final String MEMBER = "member";
  public static final String FORMAT = "format";
  public static final String SOURCE = "source";
  public static final String SYMBOL = "symbol";
  public static final String SIDE = "side";
  public static final String FRAME = "frame";
  public static final String ARCHIVE = "archive";
  public static final String DECIMALS = "decimals";
  public static final String FIRST_TS = "first_ts";
  public static final String LAST_TS = "last_ts";
  public static final String ENTRY_TIME = "entry_time";
  public static final String ISSUED = "issued";
  public static final String STAMPS = "stamps";
  public static final String GIVEN_CLOCK = "given_clock";
  public static final String CLOCK = "clock";
  public static final String CLOCK_SURENESS = "clock_sureness";
  public static final String REPLACED_BY = "replaced_by";
  public static final String KEEPS_TICKS = "keeps_ticks";
  public static final String MORE_SIDES = "more_sides";
  public static final String LIES_AT = "lies_at";
  public static final String READ = "records_read";
  public static final String USED = "used";
  public static final String DUPLICATES = "duplicates";
  public static final String PADDING = "padding";
  public static final String QUARANTINED = "quarantined";
  public static final String CONFLICTS = "conflicts";
  public static final String RUN_ID = "run_id";

  public static final String ACCEPTED = "accepted";
  public static final String REPLACED = "replaced";
  public static final String REFUSED = "refused";

  public static final StructType SCHEMA =
      new StructType()
          .add(SHA256, StringType, false, "SHA-256 of the archive's bytes, in hex")
          .add(NAME, StringType, false, "name it was found by; !/ leads into an archive")
          .add(BYTES, LongType, false, "size of the archive")
          .add(
              STATUS,
              StringType,
              false,
              "accepted, replaced by a later issue, or refused with the reason in message")
          .add(
              MESSAGE,
              StringType,
              true,
              "why it was refused, or what its names and content disagree about")
          .add(MEMBER, StringType, true, "file inside the archive that holds its records")
          .add(FORMAT, StringType, true, "format that its content was recognised as")
          .add(SOURCE, StringType, true, "who made the data")
          .add(SYMBOL, StringType, true, "what was traded")
          .add(SIDE, StringType, true, "which price the bars are made of")
          .add(FRAME, IntegerType, true, "minutes of a bar; absent means 1")
          .add(ARCHIVE, LongType, true, "first 8 bytes of the SHA-256, as in market.bars_1m")
          .add(DECIMALS, IntegerType, true, "finest number of decimals among its prices")
          .add(FIRST_TS, TimestampType, true, "first minute, UTC")
          .add(LAST_TS, TimestampType, true, "last minute, UTC")
          .add(
              ENTRY_TIME,
              StringType,
              true,
              "time of the ZIP entry; the later archive wins where no issue date decides")
          .add(
              ISSUED,
              TimestampType,
              true,
              "when its source published it, as far as a harvest was told; the later archive wins")
          .add(
              STAMPS,
              StringType,
              true,
              "stretches of its stamps without a gap of a day, pauses of about an hour, and switch"
                  + " hours, in its own clock")
          .add(GIVEN_CLOCK, StringType, true, "rule that was given; absent where it is measured")
          .add(
              CLOCK,
              StringType,
              true,
              "rule by which its stamps became UTC, by year if they differ")
          .add(CLOCK_SURENESS, StringType, true, "proven, equivalent, assumed or given")
          .add(REPLACED_BY, StringType, true, "SHA-256 of the archive that was issued in its place")
          .add(
              KEEPS_TICKS,
              BooleanType,
              true,
              "whether its used records are rows of market.ticks; absent means no")
          .add(
              MORE_SIDES,
              StringType,
              true,
              "other sides of its quotes of which bars were asked for, such as ask mid")
          .add(
              LIES_AT,
              StringType,
              true,
              "file that it is read again from; absent where raw/originals has a copy")
          .add(READ, LongType, false, "records read = used + the four below")
          .add(
              USED,
              LongType,
              false,
              "records that are rows of bars or imported_trades, or ticks in such bars")
          .add(DUPLICATES, LongType, false, "exact repeats")
          .add(PADDING, LongType, false, "flat filler of closed hours")
          .add(QUARANTINED, LongType, false, "records that could not be read")
          .add(
              CONFLICTS,
              LongType,
              false,
              "records that an archive which wins contradicts or leaves out")
          .add(RUN_ID, StringType, false, "run that wrote this row");

  public static final TableDefinition TABLE =
      TableDefinition.of("raw.archives", "One archive and what became of it", SCHEMA)
          .keyedBy(SHA256)
          .check(
              "conservation",
              READ + " = " + String.join(" + ", USED, DUPLICATES, PADDING, QUARANTINED, CONFLICTS));

  private ArchivesTable() {}
}
