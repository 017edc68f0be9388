package io.barlake.tables.store;

import io.barlake.BarlakeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an account may do: its policy in the language of S3, which names the lake and no more. */
enum AccountKind {
  READS("reads") {
    @Override
    List<String> onObjects() {
      return List.of("s3:GetObject");
    }
  },

  /** Old versions are out of its reach: what it deletes can be brought back while they are kept. */
  WRITES("writes") {
    @Override
    List<String> onObjects() {
      return List.of(
          "s3:AbortMultipartUpload",
          "s3:DeleteObject",
          "s3:GetObject",
          "s3:ListMultipartUploadParts",
          "s3:PutObject");
    }
  };

  private static final String ARN = "arn:aws:s3:::";

  private final String word;

  AccountKind(String word) {
    this.word = word;
  }

  abstract List<String> onObjects();

  /** As in "reads the lake". */
  String word() {
    return word;
  }

  Map<String, Object> policy(LakeSite lake) {
    requireNoPattern(lake);
    String bucket = ARN + lake.bucket();
    List<Object> statements = new ArrayList<>();
    statements.add(allow(List.of("s3:GetBucketLocation"), List.of(bucket)));
    Map<String, Object> list = allow(List.of("s3:ListBucket"), List.of(bucket));
    // Without the condition the names in every other folder could be listed.
    list.put(
        "Condition",
        Map.of("StringLike", Map.of("s3:prefix", List.of(lake.folder(), lake.prefix() + "*"))));
    statements.add(list);
    // S3A asks for the folder itself as an object before it lists what is in it.
    statements.add(
        allow(
            onObjects(),
            List.of(bucket + "/" + lake.folder(), bucket + "/" + lake.prefix() + "*")));
    Map<String, Object> policy = new LinkedHashMap<>();
    policy.put("Version", "2012-10-17");
    policy.put("Statement", statements);
    return policy;
  }

  private static Map<String, Object> allow(List<String> actions, List<String> resources) {
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("Effect", "Allow");
    statement.put("Action", actions);
    statement.put("Resource", resources);
    return statement;
  }

  private static void requireNoPattern(LakeSite lake) {
    if (lake.folder().matches(".*[*?$].*")) {
      throw BarlakeException.badArgument(
          "Cannot make accounts for the lake \"%s\": in a policy the signs *, ? and $ of its name"
              + " would mean other folders too. Name another folder with --lake.",
          lake.uri());
    }
  }
}
