package io.barlake.jobs;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.barlake.jobs.cli.Job;
import org.junit.jupiter.api.Test;

class JobsArchitectureTest {
  private static final String[] ROOM_INSIDES = {
    "io.barlake.ingest.*..",
    "io.barlake.bars.*..",
    "io.barlake.features.*..",
    "io.barlake.backtest.*..",
    "io.barlake.search.*..",
    "io.barlake.publish.*..",
  };
  private static final String[] ROOMS = {
    "io.barlake.market..",
    "io.barlake.ingest..",
    "io.barlake.bars..",
    "io.barlake.features..",
    "io.barlake.backtest..",
    "io.barlake.search..",
    "io.barlake.publish..",
  };

  private static final JavaClasses JOBS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.barlake.jobs");

  @Test
  void jobsKnowTheRoomsByTheirRootPackagesOnly() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOM_INSIDES)
        .because("what is inside a room may change without a job noticing")
        .check(JOBS);
  }

  @Test
  void noJobUsesAnother() {
    classes()
        .that()
        .areAssignableTo(Job.class)
        .and()
        .areNotInterfaces()
        .should()
        .onlyHaveDependentClassesThat(
            describe("are Barlake", (JavaClass user) -> user.isEquivalentTo(Barlake.class)))
        .because("jobs meet at tables")
        .check(JOBS);
  }

  @Test
  void commandLineKnowsNoRoom() {
    noClasses()
        .that()
        .resideInAPackage("io.barlake.jobs.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOMS)
        .because("it serves every job alike")
        .check(JOBS);
  }

  @Test
  void commandLineDoesNotDependOnJobs() {
    noClasses()
        .that()
        .resideInAPackage("io.barlake.jobs.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.barlake.jobs")
        .check(JOBS);
  }

  @Test
  void onlyTheTablesKnowDelta() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.delta..", "org.apache.spark.sql.delta..")
        .check(JOBS);
  }

  @Test
  void onlyTheLauncherEndsTheProcess() {
    noClasses()
        .that()
        .doNotHaveSimpleName("JobLauncher")
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(JOBS);
  }
}
