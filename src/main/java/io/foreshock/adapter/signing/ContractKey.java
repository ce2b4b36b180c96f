package io.foreshock.adapter.signing;

import io.foreshock.publication.ContractDomain;
import java.nio.file.Path;

/**
 * A contract and the key that signs for it.
 *
 * @param domain chain and address
 * @param keyFile secp256k1 private key, 64 hexadecimal digits
 */
public record ContractKey(ContractDomain domain, Path keyFile) {}
