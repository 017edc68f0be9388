package io.barlake.tables.store;

import java.security.SecureRandom;
import java.util.Base64;

/** The name of an account and its secret, which its text does not show. */
record AccessKey(String name, String secret) {
  /** 40 letters of Base64, which is the most that MinIO takes. */
  private static final int SECRET_BYTES = 30;

  private static final SecureRandom RANDOM = new SecureRandom();

  static AccessKey generate(String name) {
    byte[] bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    return new AccessKey(name, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  boolean isWhole() {
    return !name.isEmpty() && !secret.isEmpty();
  }

  @Override
  public String toString() {
    return name;
  }
}
