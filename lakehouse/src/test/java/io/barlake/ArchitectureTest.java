package io.barlake;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Encoders;
import org.junit.jupiter.api.Test;

/** Who may import whom, and what nobody may call. The reason of each rule stands in its message. */
class ArchitectureTest {
  private static final List<String> ROOMS =
      List.of("market", "tables", "ingest", "bars", "features", "backtest", "search", "publish");

  private static final String[] PLAIN_PACKAGES = {
    "io.barlake.ingest.(*)..",
    "io.barlake.bars.(*)..",
    "io.barlake.features.(*)..",
    "io.barlake.backtest.(*)..",
    "io.barlake.search.(*)..",
    "io.barlake.publish.(*).."
  };

  /** They read a user's own definition, which is written in the language of the settings. */
  private static final Set<String> READERS_OF_DEFINITIONS =
      Set.of(
          "io.barlake.features.FeatureSet",
          "io.barlake.features.FeatureSets",
          "io.barlake.features.LabelSet",
          "io.barlake.ingest.MappingSection",
          "io.barlake.ingest.SourceMappings",
          "io.barlake.backtest.definition.FileSection",
          "io.barlake.publish.report.DefinitionText");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/jmh/"))
          .importPackages("io.barlake");

  @Test
  void aRoomImportsOnlyRoomsBeforeIt() {
    for (int i = 0; i < ROOMS.size() - 1; i++) {
      String[] later =
          ROOMS.subList(i + 1, ROOMS.size()).stream()
              .map(ArchitectureTest::room)
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(room(ROOMS.get(i)))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(later)
          .because("data flows one way: " + String.join(" -> ", ROOMS))
          .allowEmptyShould(true)
          .check(CLASSES);
    }
  }

  @Test
  void theWordsOfTheTradeNeedTheJdkAlone() {
    onlyUses("io.barlake.market..", "io.barlake", "io.barlake.market..", "java..");
    onlyUses("io.barlake", "io.barlake", "java..");
  }

  @Test
  void settingsKnowNoRoomAndNoSpark() {
    onlyUses(
        "io.barlake.config..",
        "io.barlake",
        "io.barlake.config..",
        "io.barlake.market..",
        "com.typesafe.config..",
        "java..");
  }

  @Test
  void tablesDoNotKnowWhatABarMeans() {
    noClasses()
        .that()
        .resideInAPackage("io.barlake.tables..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("io.barlake.market.BarSeries")
        .because("tables hold columns; a bar is what a room makes of them")
        .check(CLASSES);
  }

  @Test
  void ingestIsReadThroughItsTablesOnly() {
    mayUse("bars", "market", "tables", "config");
    mayUse("features", "market", "tables", "config", "bars");
    mayUse("backtest", "market", "tables", "config", "bars", "features");
    mayUse("publish", "market", "tables", "config");
  }

  @Test
  void aRoomUsesTheRootOfAnotherAndNotItsKernel() {
    for (String room : List.of("bars", "features", "backtest")) {
      noClasses()
          .that()
          .resideOutsideOfPackage(room(room))
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.barlake." + room + ".(*)..")
                  .and(not(resideInAPackage("io.barlake.features.indicator.."))))
          .because("a sub-package is how a room does it; its root package is what it offers")
          .check(CLASSES);
    }
  }

  @Test
  void nothingKnowsTheLabelsButWhatMakesThem() {
    DescribedPredicate<JavaClass> labels =
        resideInAPackage("io.barlake.features.label..")
            .or(nameMatching("io\\.barlake\\.features\\.Label.+"));
    noClasses()
        .that(not(labels))
        .should()
        .dependOnClassesThat(labels)
        .because("labels look ahead: no feature, strategy or trial may come near them")
        .check(CLASSES);
    noClasses()
        .that(labels)
        .should()
        .dependOnClassesThat(nameMatching(".*\\.(FeaturesTable|FeatureRunner)"))
        .because("no label gets into the table of the features")
        .check(CLASSES);
    assertThat(CLASSES.that(labels)).hasSizeGreaterThan(10);
  }

  @Test
  void subPackagesArePlainJava() {
    DescribedPredicate<JavaClass> foreign =
        resideInAnyPackage(
            "org.apache.spark..",
            "org.apache.hadoop..",
            "org.apache.parquet..",
            "org.slf4j..",
            "scala..",
            "io.barlake.tables..",
            "io.barlake.config..");
    noClasses()
        .that()
        .resideInAnyPackage(PLAIN_PACKAGES)
        .should()
        .dependOnClassesThat(foreign)
        .because("the core works on arrays and is tested without a session")
        .check(CLASSES);
  }

  @Test
  void onlySettingsAndTheReadersOfDefinitionsKnowTheSettingsLibrary() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.barlake.config..")
        .and(areNot(READERS_OF_DEFINITIONS))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.typesafe.config..")
        .because("settings reach the rooms as records")
        .check(CLASSES);
    assertThat(READERS_OF_DEFINITIONS).allMatch(CLASSES::contain);
  }

  @Test
  void onlyTablesKnowsDelta() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.barlake.tables..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.delta..", "org.apache.spark.sql.delta..", "org.apache.parquet..")
        .because("the format of the tables is the business of one room")
        .check(CLASSES);
  }

  @Test
  void onlyTheStoreKnowsMinio() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.barlake.tables.store..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.minio..", "okhttp3..", "org.bouncycastle..", "kotlin..")
        .because("the workers of a cluster do not get these jars")
        .check(CLASSES);
  }

  @Test
  void onlyOnePackageKnowsArrow() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.barlake.tables.arrow..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.arrow..")
        .because("its buffers are freed by hand; arrays come in and arrays go out")
        .check(CLASSES);
  }

  @Test
  void recordsNeverMeetTheBeanEncoder() {
    noClasses()
        .should()
        .callMethod(Encoders.class, "bean", Class.class)
        .because("the bean encoder of a record has no columns, and says nothing of it")
        .check(CLASSES);
  }

  @Test
  void theLibraryIsSilent() {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .because("results belong to the jobs, progress to the listener that was given")
        .check(CLASSES);
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.util.logging..",
            "org.apache.logging..",
            "org.apache.commons.logging..",
            "org.apache.commons.lang3..")
        .because("there is one way to log, and no helpers that Spark happens to bring")
        .check(CLASSES);
    never("printStackTrace belongs to nobody", call -> call.getName().equals("printStackTrace"));
  }

  @Test
  void nothingEndsTheProcess() {
    noClasses()
        .should()
        .callMethod(System.class, "exit", int.class)
        .because("only the launcher decides on an exit status")
        .check(CLASSES);
  }

  @Test
  void noResultDependsOnTheMachinesZone() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(
            TimeZone.class,
            java.util.Date.class,
            java.util.Calendar.class,
            java.sql.Timestamp.class)
        .because("stored instants are UTC, and these think in the zone of the machine")
        .check(CLASSES);
    never(
        "a zone is named, never that of the machine",
        call ->
            call.getTarget().getFullName().equals("java.time.ZoneId.systemDefault()")
                || (call.getTargetOwner().getPackageName().equals("java.time")
                    && call.getName().equals("now")
                    && !call.getTargetOwner().isEquivalentTo(java.time.Instant.class)
                    && call.getTarget().getRawParameterTypes().isEmpty()));
  }

  @Test
  void noTextDependsOnTheMachinesLocale() {
    Set<String> localised =
        Set.of(
            "java.lang.String.toUpperCase()",
            "java.lang.String.toLowerCase()",
            "java.lang.String.getBytes()",
            "java.util.Locale.getDefault()",
            "java.time.format.DateTimeFormatter.ofPattern(java.lang.String)",
            "java.text.NumberFormat.getInstance()",
            "java.io.PrintStream.printf(java.lang.String, [Ljava.lang.Object;)");
    never(
        "the locale is named: a German machine writes and reads as any other",
        call -> localised.contains(call.getTarget().getFullName()));
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(java.text.DecimalFormat.class, java.text.SimpleDateFormat.class)
        .because("they take the machine's locale unless told")
        .check(CLASSES);
  }

  /** Byte code does not tell what a format holds, so this one reads the sources. */
  @Test
  void numbersWithAPointAreFormattedWithALocale() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : sources()) {
      for (String call : formatsOfTheMachinesLocale(Files.readString(file))) {
        found.add(file.getFileName() + ": " + call);
      }
    }
    assertThat(found).isEmpty();

    assertThat(formatsOfTheMachinesLocale("String.format(\"a \" + \"%.2f\", x)")).hasSize(1);
    assertThat(formatsOfTheMachinesLocale("(\"%d\" + \"%,d\").formatted(x)")).hasSize(1);
    assertThat(formatsOfTheMachinesLocale("String.format(\"%s %d\", x)")).isEmpty();
    assertThat(formatsOfTheMachinesLocale("String.format(Locale.ROOT, \"%f\", x)")).isEmpty();
  }

  private static List<String> formatsOfTheMachinesLocale(String source) {
    String literals = "((?:\"(?:[^\"\\\\]++|\\\\.)*+\"[\\s+]*+)++)";
    Pattern call =
        Pattern.compile(
            "String\\.format\\(\\s*+" + literals + "|" + literals + "\\)?\\s*+\\.formatted\\(");
    Pattern localised = Pattern.compile("%[-#+ 0(]*,|%[-#+ 0,(]*\\d*(\\.\\d+)?[feEgG]");
    return call.matcher(source)
        .results()
        .map(result -> result.group().strip())
        .filter(text -> localised.matcher(text).find())
        .toList();
  }

  @Test
  void everyRoomSaysWhatComesInWhatGoesOutAndWhatItMayImport() throws IOException {
    List<String> rooms = new ArrayList<>(ROOMS);
    rooms.add("config");
    for (String room : rooms) {
      Path folder = sourceFolder().resolve(room);
      if (!Files.isDirectory(folder)) {
        continue;
      }
      String text = Files.readString(folder.resolve("package-info.java"));
      String prose = text.replaceAll("\\s*\\n \\* ?", " ");
      assertThat(prose)
          .as(room)
          .containsIgnoringCase(" in")
          .containsIgnoringCase("out")
          .containsIgnoringCase("may import")
          .contains("package io.barlake." + room + ";");
    }
  }

  @Test
  void everyFolderOfTheLibraryIsARoomInTheFlow() throws IOException {
    try (Stream<Path> folders = Files.list(sourceFolder()).filter(Files::isDirectory)) {
      assertThat(folders.map(folder -> folder.getFileName().toString()))
          .isSubsetOf(Stream.concat(ROOMS.stream(), Stream.of("config")).toList());
    }
  }

  private static String room(String name) {
    return "io.barlake." + name + "..";
  }

  private static void mayUse(String room, String... others) {
    List<String> allowed = new ArrayList<>(List.of("io.barlake", room(room)));
    for (String other : others) {
      allowed.add(room(other));
    }
    noClasses()
        .that()
        .resideInAPackage(room(room))
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.barlake..")
                .and(not(resideInAnyPackage(allowed.toArray(String[]::new)))))
        .because("rooms meet at tables")
        .check(CLASSES);
  }

  private static void onlyUses(String packages, String... allowed) {
    classes()
        .that()
        .resideInAPackage(packages)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed)
        .because("it is the floor on which the rooms stand")
        .check(CLASSES);
  }

  private interface Calls {
    boolean match(JavaMethodCall call);
  }

  private static void never(String reason, Calls forbidden) {
    ArchRule rule =
        noClasses()
            .should()
            .callMethodWhere(
                new DescribedPredicate<JavaMethodCall>("a call that is not wanted") {
                  @Override
                  public boolean test(JavaMethodCall call) {
                    return forbidden.match(call);
                  }
                })
            .because(reason);
    rule.check(CLASSES);
  }

  private static DescribedPredicate<JavaClass> areNot(Set<String> names) {
    return new DescribedPredicate<>("are none of " + names) {
      @Override
      public boolean test(JavaClass one) {
        String name = one.getName();
        return names.stream()
            .noneMatch(listed -> name.equals(listed) || name.startsWith(listed + "$"));
      }
    };
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(sourceFolder())) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  private static Path sourceFolder() {
    return Path.of("src/main/java/io/barlake");
  }
}
