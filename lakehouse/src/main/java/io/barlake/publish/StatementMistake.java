package io.barlake.publish;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.tables.BrokenLog;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;

/** What Spark holds against a statement, or the values that it met, as one line for its writer. */
final class StatementMistake {
  /** Classes of SQLSTATE: cardinality, values, syntax and names, limits of a statement. */
  private static final Set<String> STATES_OF_STATEMENTS = Set.of("21", "22", "42", "54");

  /** An unknown table or view, and an unknown schema. */
  private static final Set<String> UNKNOWN_NAMES = Set.of("42P01", "42704");

  private StatementMistake() {}

  /** What to throw instead; Scala declares no exceptions, so that checked ones may come, too. */
  static RuntimeException of(Exception e) {
    if (BrokenLog.of(e).isPresent()) {
      return unchecked(e);
    }
    return ofTheStatement(e).<RuntimeException>map(wrong -> line(wrong, e)).orElse(unchecked(e));
  }

  private static RuntimeException unchecked(Exception e) {
    return e instanceof RuntimeException known ? known : new IllegalStateException(e);
  }

  private static Optional<SparkThrowable> ofTheStatement(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SparkThrowable spark
          && spark.getSqlState() != null
          && STATES_OF_STATEMENTS.contains(spark.getSqlState().substring(0, 2))) {
        return Optional.of(spark);
      }
    }
    return Optional.empty();
  }

  private static BarlakeException line(SparkThrowable wrong, Exception e) {
    String message =
        wrong instanceof AnalysisException analysis
            ? analysis.getSimpleMessage()
            : ((Throwable) wrong).getMessage();
    String firstLine = message.strip().lines().findFirst().orElse("");
    String hint =
        UNKNOWN_NAMES.contains(wrong.getSqlState())
            ? " Run \"jobs/barlake sql 'SHOW TABLES IN market'\" to see what there is."
            : "";
    return new BarlakeException(
        ErrorCode.BAD_ARGUMENT, "Cannot run the statement: " + firstLine + hint, e);
  }
}
