/**
 * Archives. In come files, folders, ZIPs, TARs and compressed files, in each other too; out go
 * one-minute bars with stamps in UTC, the manifest, the quarantine and the measured clocks. No
 * price is changed and nothing is dropped silently. Before that, a harvest fetches archives from
 * web sites into a folder. May import {@code tables}, {@code config} and {@code market}; its
 * sub-packages are plain Java on bytes and arrays.
 */
package io.barlake.ingest;
