/**
 * The bucket of a lake and the accounts that may use it. What is to be and what is to be done about
 * it are plain values; {@code MinioBucket} and {@code MinioAccounts} are the only classes that know
 * the clients of MinIO.
 */
package io.barlake.tables.store;
