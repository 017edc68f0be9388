package io.barlake.publish;

import io.barlake.BarlakeException;
import io.barlake.tables.TableDefinition;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.BarsTable;
import io.barlake.tables.schema.FeaturesTable;
import io.barlake.tables.schema.MinuteBarsTable;
import io.barlake.tables.schema.TicksTable;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.TableIdentifier;
import org.apache.spark.sql.catalyst.plans.logical.CTERelationRef;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.LocalLimit;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Offset;
import org.apache.spark.sql.catalyst.plans.logical.OneRowRelation;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.plans.logical.Range;
import org.apache.spark.sql.catalyst.plans.logical.Sample;
import org.apache.spark.sql.catalyst.plans.logical.Sort;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.Tail;
import org.apache.spark.sql.catalyst.trees.TreePattern;
import org.apache.spark.sql.classic.Dataset;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import scala.runtime.AbstractPartialFunction;

/**
 * A query of a user that can be asked of the lake as it stood at a cut: every table that it reads
 * gets a condition there, wherever it stands in the query. Nothing is copied or written. A query
 * whose answer is not decided by the tables is refused, and so is one over tables of which nobody
 * knows how they stood.
 */
final class AuditedQuery {
  private static final List<TableDefinition> OF_MINUTES =
      List.of(MinuteBarsTable.TABLE, TicksTable.TABLE);
  private static final List<TableDefinition> OF_FRAMES =
      List.of(BarsTable.TABLE, FeaturesTable.TABLE);

  private final Tables tables;
  private final EndedBars ended;
  private final SparkSession spark;
  private final LogicalPlan plan;

  AuditedQuery(Tables tables, EndedBars ended, String statement) {
    this.tables = tables;
    this.ended = ended;
    spark = (SparkSession) tables.spark();
    try {
      LogicalPlan parsed = spark.sessionState().sqlParser().parsePlan(statement);
      plan = analyzed(parsed);
    } catch (Exception e) {
      throw StatementMistake.of(e);
    }
    if (Boolean.TRUE.equals(plan.exists(node -> node instanceof Command))) {
      throw BarlakeException.badArgument(
          "Cannot audit the statement: it is no SELECT, and only what is asked can be asked twice.");
    }
    if (!plan.deterministic() || plan.containsPattern(TreePattern.CURRENT_LIKE())) {
      throw BarlakeException.badArgument(
          "Cannot audit the statement: its answer is not decided by the tables alone. Leave out"
              + " what is random, and the time of day.");
    }
    at(Instant.EPOCH);
  }

  /** Commands are analyzed, too, and not carried out. */
  private LogicalPlan analyzed(LogicalPlan parsed) {
    QueryExecution execution =
        spark.sessionState().executePlan(parsed, spark.sessionState().executePlan$default$2());
    return execution.analyzed();
  }

  /** The answer of the whole lake. */
  Dataset<Row> whole() {
    return Dataset.ofRows(spark, plan);
  }

  /** The answer of the lake as it stood when these minutes had ended: those stamped earlier. */
  Dataset<Row> at(Instant cut) {
    LogicalPlan before = plan.transformUpWithSubqueries(new EachNode(node -> cut(node, cut)));
    return Dataset.ofRows(spark, before);
  }

  private LogicalPlan cut(LogicalPlan node, Instant cut) {
    requireOneAnswer(node);
    boolean leaf = node.children().isEmpty();
    boolean constant =
        node instanceof LocalRelation
            || node instanceof OneRowRelation
            || node instanceof Range
            || node instanceof CTERelationRef;
    if (!leaf || constant) {
      return node;
    }
    return Dataset.ofRows(spark, node).where(known(name(node), cut)).queryExecution().analyzed();
  }

  private Column known(String table, Instant cut) {
    for (TableDefinition one : OF_MINUTES) {
      if (table.equals(tables.lake().sqlName(one))) {
        return EndedBars.before(cut);
      }
    }
    for (TableDefinition one : OF_FRAMES) {
      if (table.equals(tables.lake().sqlName(one))) {
        return ended.inTable(one, cut);
      }
    }
    throw BarlakeException.badArgument(
        "Cannot audit the statement: it reads %s, and nobody knows how that stood at an earlier"
            + " time. It may read %s.",
        table,
        Stream.concat(OF_MINUTES.stream(), OF_FRAMES.stream())
            .map(tables.lake()::sqlName)
            .collect(Collectors.joining(", ")));
  }

  private static String name(LogicalPlan leaf) {
    if (leaf instanceof LogicalRelation relation && relation.catalogTable().isDefined()) {
      TableIdentifier name = relation.catalogTable().get().identifier();
      return name.database().isDefined()
          ? name.database().get() + "." + name.table()
          : name.table();
    }
    return "\"" + leaf.nodeName() + "\"";
  }

  /** A limit without an order takes any rows, and a sample does so on purpose. */
  private static void requireOneAnswer(LogicalPlan node) {
    boolean takesSome =
        node instanceof LocalLimit || node instanceof Offset || node instanceof Tail;
    if (node instanceof Sample || (takesSome && !isSorted(node.children().head()))) {
      throw BarlakeException.badArgument(
          "Cannot audit the statement: it takes some rows of many, and not always the same. Give"
              + " its LIMIT an ORDER BY, and leave out TABLESAMPLE.");
    }
  }

  private static boolean isSorted(LogicalPlan plan) {
    LogicalPlan below = plan;
    while (below instanceof Project
        || below instanceof SubqueryAlias
        || below instanceof Offset
        || below instanceof LocalLimit) {
      below = below.children().head();
    }
    return below instanceof Sort;
  }

  /** A Java function as Scala takes it. */
  private static final class EachNode extends AbstractPartialFunction<LogicalPlan, LogicalPlan> {
    private final UnaryOperator<LogicalPlan> function;

    EachNode(UnaryOperator<LogicalPlan> function) {
      this.function = function;
    }

    @Override
    public boolean isDefinedAt(LogicalPlan node) {
      return true;
    }

    @Override
    public LogicalPlan apply(LogicalPlan node) {
      return function.apply(node);
    }
  }
}
