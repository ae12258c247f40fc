/** Lines for a shell that lodge a declaration in the sandbox and look at what became of it: as they stand, but for the key. */
export function quickStart(options: {
  readonly url: string;
  readonly importer: { readonly id: string; readonly name: string };
  /** Which outcome is forced. */
  readonly token: string;
}): string {
  const { url, importer, token } = options;
  return `URL=${url}
KEY=test_…
REF=${token}-$(date +%H%M%S)

curl -sS "$URL/api/v1/declarations?register=true" \\
  -H "Authorization: Bearer $KEY" -H "Idempotency-Key: $REF" \\
  -H 'Content-Type: application/json' --data-binary @- <<JSON
{
  "functionCode": "9", "functionalReferenceId": "$REF", "typeCode": "A11", "declarationOfficeId": "02CI",
  "goodsItemQuantity": 1, "totalPackageQuantity": 10, "totalPackageUnitCode": "CT",
  "totalGrossMass": { "value": "10000", "unitCode": "KGM" },
  "invoiceAmount": { "amount": "5000", "currency": "USD" },
  "importer": { "id": "${importer.id}", "name": ${JSON.stringify(importer.name)} },
  "exporter": { "name": "Example Exporter Co., Ltd.", "address": { "countryCode": "CN" } },
  "invoice": { "id": "$REF", "issueDate": "$(date +%F)", "priceKindCode": "A", "paymentTermsCode": "TTR" },
  "tradeTerms": { "conditionCode": "CIF" }, "exportCountryCode": "CN",
  "consignment": {
    "arrivalDate": "$(date +%F)", "loadingLocationId": "CNSHA", "unloadingLocationId": "VNCLI",
    "transportContractDocuments": [{ "id": "BL-$REF" }]
  },
  "borderTransportMeans": { "modeCode": "2", "name": "VI DU STAR" },
  "goodsItems": [{
    "sequence": 1, "commodityCode": "84713020", "description": "Máy tính xách tay 14 inch, mới 100%",
    "origin": { "countryCode": "CN" }, "tariffQuantity": { "value": "10", "unitCode": "PCE" },
    "grossMass": { "value": "25", "unitCode": "KGM" }, "netMass": { "value": "20", "unitCode": "KGM" },
    "itemChargeAmount": { "amount": "5000", "currency": "USD" }, "unitPriceAmount": { "amount": "500", "currency": "USD" }
  }]
}
JSON

curl -sS "$URL/api/v1/declarations?q=$REF" -H "Authorization: Bearer $KEY"
`;
}
