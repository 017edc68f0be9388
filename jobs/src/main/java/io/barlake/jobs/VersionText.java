package io.barlake.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version as the jar of the jobs states it, and the Java that runs it. */
final class VersionText implements IVersionProvider {
  private static final String IN_JAR = "/META-INF/maven/io.barlake/jobs/pom.properties";

  @Override
  public String[] getVersion() throws IOException {
    Properties stated = new Properties();
    try (InputStream properties = VersionText.class.getResourceAsStream(IN_JAR)) {
      if (properties != null) {
        stated.load(properties);
      }
    }
    String version = stated.getProperty("version", "of a source folder");
    return new String[] {"Barlake " + version + ", Java " + Runtime.version()};
  }
}
