package io.barlake.tables.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.tables.TableCatalog;
import io.barlake.tables.TableDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;

/**
 * The page that describes every table is made of the declarations. With {@code -Dupdate.docs=true}
 * this writes it anew, and otherwise fails where the two differ.
 */
class TablesPageTest {
  private static final Path PAGE = Path.of("src/main/java/io/barlake/tables/schema/README.md");
  private static final String AGAIN =
      "mvn verify -pl lakehouse -Dtest=TablesPageTest -Dupdate.docs=true";

  @Test
  void thePageSaysWhatTheDeclarationsSay() throws IOException {
    String page = page();
    if (Boolean.getBoolean("update.docs")) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE)
        .as("%s differs from the declarations. Write it anew: %s", PAGE, AGAIN)
        .hasContent(page);
  }

  @Test
  void thePageHoldsEveryTableColumnAndCheck() {
    for (TableDefinition table : TableCatalog.ALL) {
      String section = page().split("\n## " + table.name() + "\n", 2)[1].split("\n## ", 2)[0];
      assertThat(section).contains(table.comment());
      for (StructField column : table.schema().fields()) {
        assertThat(section).contains("| `" + column.name() + "` | " + type(column) + " |");
      }
      table.checks().forEach((name, check) -> assertThat(section).contains("`" + check + "`"));
    }
  }

  private static String page() {
    StringBuilder page = new StringBuilder();
    page.append("# The tables\n\n")
        .append("Made of the declarations beside it; change those, then run\n")
        .append("`")
        .append(AGAIN)
        .append("`.\n")
        .append("A column that may be absent is null there. Stamps are UTC.\n\n")
        .append("| table | a row is |\n|---|---|\n");
    for (TableDefinition table : TableCatalog.ALL) {
      page.append("| [`")
          .append(table.name())
          .append("`](#")
          .append(anchor(table))
          .append(") | ")
          .append(cell(table.comment()))
          .append(" |\n");
    }
    TableCatalog.ALL.forEach(table -> addSection(page, table));
    return page.toString();
  }

  private static void addSection(StringBuilder page, TableDefinition table) {
    page.append("\n## ").append(table.name()).append("\n\n").append(table.comment()).append(".\n");
    page.append("Key: ").append(words(table.key())).append(".");
    if (!table.partitions().isEmpty()) {
      page.append(" Partitions: ").append(words(table.partitions())).append(".");
    }
    page.append("\n");
    if (table.equals(FeaturesTable.TABLE)) {
      page.append("Each feature of a set of `conf/features` adds a column of type float.\n");
    }
    if (table.equals(LabelsTable.TABLE)) {
      page.append("Each label of a set of `conf/labels` adds some columns: what became of the")
          .append(" price, and when that was known.\n");
    }
    page.append("\n| column | type | may be absent | is |\n|---|---|---|---|\n");
    for (StructField column : table.schema().fields()) {
      page.append("| `")
          .append(column.name())
          .append("` | ")
          .append(type(column))
          .append(" | ")
          .append(column.nullable() ? "yes" : "")
          .append(" | ")
          .append(cell(column.getComment().get()))
          .append(" |\n");
    }
    if (!table.checks().isEmpty()) {
      page.append("\nEvery row meets:\n");
      new TreeMap<>(table.checks())
          .forEach(
              (name, check) ->
                  page.append("- ").append(name).append(": `").append(check).append("`\n"));
    }
  }

  private static String type(StructField column) {
    return "`" + column.dataType().catalogString() + "`";
  }

  /** As sites that show Markdown name a heading. */
  private static String anchor(TableDefinition table) {
    return table.name().replace(".", "");
  }

  private static String words(List<String> columns) {
    return "`" + String.join("`, `", columns) + "`";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
