package io.barlake.tables.store;

import static io.barlake.tables.store.StoreFault.asked;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.minio.admin.GetServiceAccountInfoResp;
import io.minio.admin.MinioAdminClient;
import java.util.Map;
import java.util.Optional;

/**
 * Service accounts of MinIO, which are called as their access keys are. What an account may do is
 * what both its policy and the user allow that made it.
 */
final class MinioAccounts {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final MinioAdminClient client;

  MinioAccounts(StoreAccess store) {
    this.client =
        MinioAdminClient.builder()
            .endpoint(store.address())
            .region(store.region())
            .credentialsProvider(store.keys())
            .httpClient(store.http())
            .build();
  }

  /** An account as the store tells of it. */
  record Found(String description, boolean isOn, String policy) {}

  Optional<Found> find(String name) {
    return asked(
        "look up the account \"" + name + "\"",
        () -> {
          try {
            return Optional.of(found(client.getServiceAccountInfo(name)));
          } catch (RuntimeException e) {
            if (StoreFault.code(e).equals("XMinioInvalidIAMCredentials")
                && StoreFault.told(e).contains("not found")) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  /** The client has no method for the policy, which its class of the answer does hold. */
  private static Found found(GetServiceAccountInfoResp answer) {
    JsonNode fields = JSON.valueToTree(answer);
    return new Found(
        Optional.ofNullable(answer.description()).orElse(""),
        "on".equals(answer.accountStatus()),
        fields.path("policy").asText());
  }

  void make(AccessKey key, String description, Map<String, Object> policy) {
    asked(
        "make the account \"" + key.name() + "\"",
        () ->
            client.addServiceAccount(
                key.name(), key.secret(), null, policy, key.name(), description, null));
  }

  void setPolicy(String name, Map<String, Object> policy) {
    update("set the policy of the account \"" + name + "\"", name, null, policy);
  }

  void setKey(AccessKey key, Map<String, Object> policy) {
    update("renew the key of the account \"" + key.name() + "\"", key.name(), key.secret(), policy);
  }

  private void update(String what, String name, String secret, Map<String, Object> policy) {
    // The client always sends a status: one that was turned off stays off.
    boolean isOn = find(name).map(Found::isOn).orElse(true);
    asked(
        what,
        () -> {
          client.updateServiceAccount(name, secret, policy, isOn, null, null, null);
          return name;
        });
  }
}
