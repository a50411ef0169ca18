// Stands in for HubSpot's package when the extensions run in the simulated record page: the alias of the
// bundler needs one module with all of its names. A test keeps it complete.
export { Alert, EmptyState, ErrorState, LoadingSpinner, StatusTag, Tag } from "./feedback.tsx";
export { Button, Input, Link, LoadingButton, Select } from "./controls.tsx";
export {
  DescriptionList,
  DescriptionListItem,
  List,
  Statistics,
  StatisticsItem,
} from "./lists.tsx";
export { Divider, Flex, Heading, Text } from "./layout.tsx";
export { LineChart, ProgressBar } from "./charts.tsx";
export { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "./table.tsx";
export { Tab, Tabs } from "./tabs.tsx";
export { hubspot } from "./extensions.ts";
